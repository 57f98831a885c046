import { readBundleEnvelope, partyOf } from '@spaceport/kit/bundle/statement'
import { signReceipt, type ReceiptDeployment } from '@spaceport/kit/bundle/receipt'
import { entityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import { keysOf } from '../space-key/keys.js'
import type { Tx } from '../write/change.js'
import type { Receiver } from './receiver.js'

/** The most deployments that a receipt tells: the newest. */
const MOST_DEPLOYMENTS = 1_000

/** The most receipts from further on, and how many characters they have together: a receipt is to fit into its envelope. */
const MOST_ONWARD = 100
const LONGEST_ONWARD = 1_000_000

/**
 * Signs the next receipt of a bundle, whose row the transaction holds: all that was done with it so far. The first one is kept, as the answer to a
 * replay. Throws `INVALID_STATE` for a Space without keys.
 */
export async function nextReceipt(tx: Tx, receiver: Receiver, id: number, now: Date): Promise<string> {
  const [signer] = await keysOf(tx, receiver)
  if (!signer) throw refuse('INVALID_STATE', 'The Space has no keys to sign with.', 'input')
  const { approvals, ...bundle } = await tx.incomingBundle.findUniqueOrThrow({
    where: { id },
    include: { approvals: { orderBy: [{ approvedAt: 'asc' }, { userId: 'asc' }] } },
  })
  const { bundleId, statementDigest, state, decidedAt, reason, origin, releaseId } = bundle
  const number = bundle.receiptNumber + 1
  const receipt = signReceipt(
    {
      ...{ bundleId, statementDigest, number, state, reason },
      source: partyOf(signer.identity),
      destination: readBundleEnvelope(bundle.envelope).source,
      issuedAt: now.toISOString(),
      importedAt: bundle.importedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      approvals: approvals.map(({ userId, approvedAt }) => ({ by: userId, at: approvedAt.toISOString() })),
      release: { project: bundle.projectName, version: bundle.releaseVersion, origin },
      deployments: releaseId === null ? [] : await deploymentsOf(tx, receiver, releaseId),
      onward: await receiptsFromFurtherOn(tx, origin),
    },
    signer,
  )
  const first = bundle.firstReceipt === null ? { firstReceipt: receipt } : {}
  await tx.incomingBundle.update({
    where: { id },
    data: { ...first, receipt, receiptNumber: number, isReceiptDue: false },
  })
  return receipt
}

/** What was deployed here, by the names that people know it by; what receipts from further on told is theirs to tell. */
async function deploymentsOf(tx: Tx, { space }: Receiver, releaseId: number): Promise<ReceiptDeployment[]> {
  const rows = await tx.deployment.findMany({
    where: { releaseId, remoteId: null },
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
    take: MOST_DEPLOYMENTS,
    select: {
      ...{ id: true, state: true, queuedAt: true, startedAt: true, completedAt: true },
      environment: { select: { name: true } },
      tenant: { select: { name: true } },
    },
  })
  return rows.map(({ id, state, queuedAt, startedAt, completedAt, environment, tenant }) => ({
    id: entityId(space, 'Deployments', id),
    environment: environment.name,
    tenant: tenant?.name ?? null,
    state,
    queuedAt: queuedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
  }))
}

/** The receipts of bundles that this Space made of the same release, the newest that fit. */
async function receiptsFromFurtherOn(tx: Tx, origin: string): Promise<string[]> {
  const rows = await tx.outgoingBundle.findMany({
    where: { release: { origin }, receiptNumber: { gt: 0 } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_ONWARD,
    select: { receipt: true },
  })
  const onward: string[] = []
  let length = 0
  for (const { receipt } of rows) {
    length += receipt?.length ?? 0
    if (receipt !== null && length <= LONGEST_ONWARD) onward.push(receipt)
  }
  return onward
}
