import { AgeText } from '../time/age-text'
import type { OutboxNode } from './outbox/source'
import { PromotionStateText } from './states'

/** Whether a bundle was taken to where it goes: by the network and how far, or by people and when. */
export function CarriedText({ bundle }: { bundle: Pick<OutboxNode, 'promotion' | 'carriedAt' | 'state'> }) {
  const { promotion, carriedAt, state } = bundle
  if (promotion && promotion.state !== 'DELIVERED' && promotion.state !== 'CANCELED') {
    return <PromotionStateText state={promotion.state} />
  }
  if (carriedAt) {
    return (
      <span>
        {promotion ? 'Network' : 'Manual'}
        {', '}
        <AgeText at={carriedAt} className="text-muted" />
      </span>
    )
  }
  return state === 'READY' ? (
    <span className="text-warn">Awaiting manual transfer</span>
  ) : (
    <span className="text-faint">Never</span>
  )
}
