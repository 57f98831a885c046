import type { OutgoingBundle } from '@spaceport/database/space'
import type { ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { entityId } from '@spaceport/kit/ids'
import type { Written } from '@spaceport/kit/write/write'
import type { SpaceContext } from '../context.js'
import { identityOf } from '../space-key/keys.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { auditedBundle } from './audited.js'
import { holdBundle, readSigned } from './receipt-match.js'
import { tellDeployments } from './tell-deployments.js'
import { toldBy } from './told.js'

/** Milliseconds that a receipt of many deployments may take. */
export const LONGEST_RECEIPT = 120_000

/** What a bundle is here by what the Space that has it says. */
const STATES = {
  RECEIVED: 'IMPORTED',
  REPLACED: 'REPLACED',
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
} as const satisfies Record<ReceiptStatement['state'], OutgoingBundle['state']>

/**
 * Takes a receipt: what became of the bundle, and the deployments of its release. A receipt that is not newer than the last one changes
 * nothing. Throws why it is refused: as `verifyReceipt`, or `RECEIPT_UNMATCHED`.
 */
export async function applyReceipt(
  tx: Tx,
  context: Pick<SpaceContext, 'space'>,
  text: string,
  now: Date,
): Promise<Written<{ local: number }>> {
  const receipt = await readSigned(tx, text, now)
  const before = await holdBundle(tx, receipt)
  const answer = { local: before.id }
  if (receipt.number <= before.receiptNumber) return { answer, changed: [] }
  const after = await tx.outgoingBundle.update({
    where: { id: before.id },
    data: {
      ...{ state: STATES[receipt.state], receiptNumber: receipt.number, receipt: text },
      ...{ receiptIssuedAt: new Date(receipt.issuedAt), receiptReceivedAt: now, version: { increment: 1 } },
    },
  })
  const { origin, ...release } = await toldRelease(tx, context, before.releaseId)
  const told = toldBy(receipt, origin, await heardDirectly(tx), now)
  const deployments = await tellDeployments(tx, context, release, told, now)
  const states = { before: auditedBundle(before), after: auditedBundle(after) }
  return { answer, changed: [changed(context, 'OutgoingBundles', states), ...deployments] }
}

async function toldRelease(tx: Tx, { space }: Pick<SpaceContext, 'space'>, id: number) {
  const { project, projectId, origin } = await tx.release.findUniqueOrThrow({
    where: { id },
    select: { origin: true, projectId: true, project: { select: { projectGroupId: true } } },
  })
  const own = (await identityOf(tx))?.root ?? ''
  return {
    ...{ id, projectId, projectGroupId: project.projectGroupId },
    origin: origin ?? `${own}/${entityId(space, 'Releases', id)}`,
  }
}

/** Tells the Spaces of which nothing is believed that others say: those that are, or were, trusted to tell it themselves, and this one. */
async function heardDirectly(tx: Tx): Promise<(root: string) => boolean> {
  const trusts = await tx.trust.findMany({
    where: { purpose: 'RECEIPTS', state: { not: 'PENDING' } },
    select: { root: true },
  })
  const roots = new Set(trusts.map(({ root }) => root))
  const own = await identityOf(tx)
  return (root) => roots.has(root) || root === own?.root
}
