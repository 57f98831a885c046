'use client'

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
      <RefusalNote state={retried} />
      <RefusalNote state={cancelled} />
    </div>
  )
}
