import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import { Facts, PeekHead } from '../../view/peek-panel'
import { bytesText } from '../bytes'
import { incomingPath, outgoingPath } from '../path'
import { PromotionStateText } from '../states'
import { PromotionActions } from './act'
import { promotionName } from './name'
import { Bar, percentOf } from './progress'
import type { UnderWayNode } from './source'

/** One promotion over the network: how far it is, what went wrong, and what can be done. */
export function UnderWayPeek({ promotion }: { promotion: UnderWayNode }) {
  const { outgoing, incoming, source, target, sentBytes, totalBytes } = promotion
  return (
    <>
      <PeekHead kind="Promotion" title={promotionName(promotion)}>
        <PromotionStateText state={promotion.state} />
      </PeekHead>
      <div className="flex flex-col gap-3 px-5 pt-4">
        <Bar percent={percentOf(promotion)} label="At the target" />
        {promotion.fault && (
          <p className="rounded-lg bg-bad-soft px-3 py-2 text-bad">
            {promotion.fault} <code className="font-mono text-sm">{promotion.faultCode}</code>
          </p>
        )}
        <PromotionActions promotion={promotion} />
      </div>
      <Facts
        facts={[
          ['From', source?.name ?? 'A Space that you may not enter'],
          ['To', target?.name ?? 'A Space that you may not enter'],
          ['Transferred', `${bytesText(sentBytes)} of ${bytesText(totalBytes)}`],
          ['Attempts', promotion.attempts > 0 ? promotion.attempts : null],
          ['Started', <AgeText at={promotion.createdAt} />],
          ['Last update', <AgeText at={promotion.updatedAt} />],
          ['Delivered', promotion.deliveredAt && <AgeText at={promotion.deliveredAt} />],
          ['Outgoing', outgoing && <To href={outgoingPath(outgoing.id)}>Bundle {outgoing.sequence}</To>],
          ['Incoming', incoming && <To href={incomingPath(incoming.id)}>Open in the inbox</To>],
        ]}
      />
    </>
  )
}

function To({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link prefetch={false} href={href} className="text-accent hover:underline">
      {children}
    </Link>
  )
}
