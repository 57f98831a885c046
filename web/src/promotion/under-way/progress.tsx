import { bytesText } from '../bytes'
import { PromotionStateText } from '../states'
import type { UnderWayNode } from './source'

/** States in which something still happens by itself. */
const MOVING = new Set(['QUEUED', 'SENDING_PACKAGES', 'SENDING', 'IMPORTING'])

/** Whether it goes on by itself. */
export function isMoving({ state }: Pick<UnderWayNode, 'state'>): boolean {
  return MOVING.has(state)
}

/** How many of a hundred parts are at the target. */
export function percentOf({ sentBytes, totalBytes, state }: Pick<UnderWayNode, 'sentBytes' | 'totalBytes' | 'state'>) {
  if (state === 'DELIVERED') return 100
  return totalBytes > 0 ? Math.min(100, Math.floor((sentBytes / totalBytes) * 100)) : 0
}

/** How far it has come: its state, and of what moves a bar with its bytes. */
export function Progress({ promotion }: { promotion: UnderWayNode }) {
  const { state, sentBytes, totalBytes, attempts } = promotion
  const percent = percentOf(promotion)
  if (!isMoving(promotion)) return <PromotionStateText state={state} />
  return (
    <span className="flex min-w-0 items-center gap-3">
      <span className="w-40 shrink-0">
        <PromotionStateText state={state} />
      </span>
      <Bar percent={percent} label={`${bytesText(sentBytes)} of ${bytesText(totalBytes)}`} />
      <span className="shrink-0 text-sm text-muted tabular-nums">
        {percent} %{attempts > 0 && ` · attempt ${attempts + 1}`}
      </span>
    </span>
  )
}

/** A bar that is filled as far as something has come. */
export function Bar({ percent, label }: { percent: number; label: string }) {
  return (
    <progress
      value={percent}
      max={100}
      aria-label={label}
      title={label}
      className="h-1.5 w-full min-w-16 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-run [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-run"
    />
  )
}
