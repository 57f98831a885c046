import type { BundleStatement } from '@spaceport/kit/bundle/statement'
import type { Tx } from '../write/change.js'

/**
 * The bundles by a trust that may never arrive, in their order: withdrawn, replaced, or expired without a word. The next one names them, so that
 * it is taken without them. Those before one that has arrived are no longer asked for.
 */
export async function withdrawnBundles(tx: Tx, trustId: number, now: Date): Promise<BundleStatement['withdrawn']> {
  const { _max: arrived } = await tx.outgoingBundle.aggregate({
    where: { trustId, receiptNumber: { gt: 0 } },
    _max: { sequence: true },
  })
  return tx.outgoingBundle.findMany({
    where: {
      trustId,
      receiptNumber: 0,
      sequence: { gt: arrived.sequence ?? 0 },
      OR: [{ state: { in: ['WITHDRAWN', 'REPLACED'] } }, { expiresAt: { lte: now } }],
    },
    orderBy: { sequence: 'asc' },
    select: { sequence: true, bundleId: true },
  })
}
