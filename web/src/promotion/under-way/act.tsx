'use client'

import { useRef } from 'react'
import { CancelPromotionDocument, RetryPromotionDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { RefusalNote } from '../refusal-note'
import { isMoving } from './progress'
import type { UnderWayNode } from './source'

/** Offers what can be done about a promotion: to try it again, or to cancel it while it has not arrived. */
export function PromotionActions({ promotion }: { promotion: Pick<UnderWayNode, 'id' | 'state' | 'version'> }) {
  const [retried, retry] = useChange(RetryPromotionDocument)
  const [cancelled, cancel] = useChange(CancelPromotionDocument)
  const { id, state, version } = promotion
  const canRetry = state === 'FAILED' || state === 'CANCELED'
  const canCancel = isMoving(promotion) && state !== 'IMPORTING'
  const frame = useRef<HTMLDivElement>(null)
  const isOver = !canRetry && !canCancel
  if (isOver && retried.kind !== 'failed' && cancelled.kind !== 'failed') return null
  const input = { id, expectedVersion: version }
  // The button that was pressed is gone as soon as the promotion goes on.
  const keepFocus = () => {
    if (document.activeElement === document.body) frame.current?.focus()
  }
  return (
    <div ref={frame} tabIndex={-1} className="flex flex-col gap-2">
      <div className="flex gap-2 empty:hidden">
        {canRetry && (
          <button
            type="button"
            className="control"
            aria-disabled={retried.kind === 'pending'}
            onClick={() =>
              void retry(input).then((done) => {
                if (done) say('Retrying.')
                keepFocus()
              })
            }
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
              void cancel(input).then((done) => {
                if (done) say('Promotion cancelled. The bundle stays in the outbox.')
                keepFocus()
              })
            }
          >
            Cancel promotion
          </button>
        )}
      </div>
      <RefusalNote state={retried} />
      <RefusalNote state={cancelled} />
    </div>
  )
}
