import { entityId, spaceNumber } from '@spaceport/kit/ids'
import type { Tx } from '../write/change.js'

/** A bundle of which its source does not know yet what became of it here. */
export type DueReceipt = {
  /** Its id here: `Spaces-3/IncomingBundles-2`. */
  id: string
  bundleId: string
  /** Whom to tell: what that Space calls itself, and the root of its keys. */
  space: string
  root: string
}

/** The most that are told at a time; the oldest. */
const MOST = 1_000

/** The bundles of a Space's inbox with something to tell their sources. */
export async function receiptsDue(db: Pick<Tx, 'incomingBundle'>, spaceId: string): Promise<DueReceipt[]> {
  const rows = await db.incomingBundle.findMany({
    where: { isReceiptDue: true },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, bundleId: true, trust: { select: { peer: true, root: true } } },
  })
  return rows.map(({ id, bundleId, trust }) => ({
    id: entityId(spaceNumber(spaceId) ?? 0, 'IncomingBundles', id),
    bundleId,
    space: trust.peer,
    root: trust.root,
  }))
}
