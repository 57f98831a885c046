import type { Changed } from '@spaceport/kit/write/audit'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'

/** What of a bundle never changes and is long, or sealed; and the receipts: the audit keeps none of it. */
export const LONG = {
  envelope: true,
  content: true,
  secrets: true,
  history: true,
  receipt: true,
  firstReceipt: true,
} as const

/** A bundle as the audit keeps it, with who approves of it. */
export type ShortBundle = Awaited<ReturnType<typeof shortBundle>>

/** A bundle as it is now, as the audit keeps it. */
export function shortBundle(tx: Tx, id: number) {
  const approvals = { orderBy: { userId: 'asc' }, select: { userId: true, comment: true } } as const
  return tx.incomingBundle.findUniqueOrThrow({ where: { id }, omit: LONG, include: { approvals } })
}

/** What the audit says of a bundle that came or was decided on. */
export function changedBundle(
  context: { space: number },
  states: { before?: ShortBundle | null; after: ShortBundle },
): Changed {
  return changed(context, 'IncomingBundles', states)
}
