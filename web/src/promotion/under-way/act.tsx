'use client'

import { CancelPromotionDocument, RetryPromotionDocument } from '../../generated/graphql'
import { useChange, type ChangeState } from '../../graph/use-change'
import { say } from '../../ui/say'
import { isMoving } from './progress'
import type { UnderWayNode } from './source'

/** Offers what can be done about a promotion: to try it again, or to cancel it while it has not arrived. */
export function PromotionActions({ promotion }: { promotion: Pick<UnderWayNode, 'id' | 'state' | 'version'> }) {
  const [retried, retry] = useChange(RetryPromotionDocument)
  const [cancelled, cancel] = useChange(CancelPromotionDocument)
  const { id, state, version } = promotion
  const canRetry = state === 'FAILED' || state === 'CANCELED'
  const canCancel = isMoving(promotion) && state !== 'IMPORTING'
  if (!canRetry && !canCancel) return null
  const input = { id, expectedVersion: version }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        {canRetry && (
          <button
            type="button"
            className="control"
            aria-disabled={retried.kind === 'pending'}
            onClick={() => void retry(input).then((done) => done && say('Retrying.'))}
          >
            Retry
          </button>
        )}
        {canCancel && (
          <button
            type="button"
            className="control text-bad"
            aria-disabled={cancelled.kind === 'pending'}
            onClick={() =>
              void cancel(input).then((done) => done && say('Promotion cancelled. The bundle stays in the outbox.'))
            }
          >
            Cancel promotion
          </button>
        )}
      </div>
      <ChangeFailed state={retried} />
      <ChangeFailed state={cancelled} />
    </div>
  )
}

/** Says why a change was refused, with its code; nothing otherwise. */
function ChangeFailed({ state }: { state: ChangeState }) {
  if (state.kind !== 'failed') return null
  return (
    <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2 text-bad">
      {state.message}{' '}
      <code className="font-mono text-sm">
        {state.code}
        {state.requestId && ` · request ${state.requestId}`}
      </code>
    </p>
  )
}
