import type { Trust } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import { textKey } from '@spaceport/kit/page/text-key'
import type { Changed } from '@spaceport/kit/write/audit'
import type { Written } from '@spaceport/kit/write/write'
import { holdTrust, trustIn } from '../trust/signers.js'
import type { Tx } from '../write/change.js'
import type { Examined } from './examine.js'
import { ZONE, type Receiver } from './receiver.js'
import { nextReceipt } from './receipt.js'
import { changedBundle, shortBundle } from './row.js'
import { requireNext } from './sequence.js'

/** What becomes of a bundle that is taken in: its number here, and the receipt that it was given first. */
export type TakenIn = { local: number; bundleId: string; receipt: string }

/** Who takes a bundle in, and when. */
export type Taking = { actor: string; now: Date }

/** A bundle of the inbox as it was answered for at first; null for one that never came. */
export async function replayed(
  tx: Pick<Tx, 'incomingBundle'>,
  by: { statementDigest: string } | { fileDigest: string },
): Promise<(TakenIn & { trustId: number }) | null> {
  const row = await tx.incomingBundle.findFirst({
    where: by,
    select: { id: true, bundleId: true, firstReceipt: true, trustId: true },
  })
  return row && { local: row.id, bundleId: row.bundleId, receipt: row.firstReceipt ?? '', trustId: row.trustId }
}

/**
 * Puts a bundle that was examined into the inbox, with its first receipt, in the transaction that holds the trust in its source: from then on nobody
 * revokes that before it is done. One that came before changes nothing and gives the first receipt again. Throws `SIGNER_UNKNOWN`, `SIGNER_REVOKED`, or as `requireNext`.
 */
export async function record(
  tx: Tx,
  receiver: Receiver,
  examined: Examined,
  taking: Taking,
): Promise<Written<TakenIn>> {
  const { statement, statementDigest } = examined.verified
  const pinned = await trustIn(tx, 'RELEASES', statement.source.root)
  if (!pinned) throw new SpaceportError('SIGNER_REVOKED', `Nobody here trusts ${statement.source.space} any more.`)
  const trust = await holdTrust(tx, pinned.id, statement.source.fingerprint)
  const known = await replayed(tx, { statementDigest })
  if (known) return { answer: answerOf(known), changed: [] }
  if (await tx.incomingBundle.findUnique({ where: { bundleId: statement.bundleId }, select: { id: true } })) {
    throw new SpaceportError('BUNDLE_MALFORMED', 'Another bundle came with the same id.')
  }
  requireNext(trust, statement)
  const { id } = await tx.incomingBundle.create({ data: rowOf(examined, trust, taking), select: { id: true } })
  await tx.trust.update({
    where: { id: trust.id },
    data: { lastSequence: statement.sequence, lastDigest: statementDigest },
  })
  const replaced = await replaceEarlier(tx, receiver, examined, { id, trustId: trust.id })
  const receipt = await nextReceipt(tx, receiver, id, taking.now)
  const after = await shortBundle(tx, id)
  const answer = { local: id, bundleId: statement.bundleId, receipt }
  return { answer, changed: [...replaced, changedBundle(receiver, { after })] }
}

/** Without what only the transaction needs to know. */
export function answerOf({ local, bundleId, receipt }: TakenIn): TakenIn {
  return { local, bundleId, receipt }
}

function rowOf({ verified, content }: Examined, trust: Trust, { actor, now }: Taking) {
  const { statement, statementDigest, fileDigest, envelope, release, secrets, history } = verified
  const projectName = content.project.name.trim()
  return {
    bundleId: statement.bundleId,
    trustId: trust.id,
    sequence: statement.sequence,
    ...{ statementDigest, fileDigest, envelope, content: release, secrets, history },
    ...{ projectName, projectKey: textKey(projectName) },
    releaseVersion: content.release.version.trim(),
    origin: content.release.origin,
    issuedAt: new Date(statement.createdAt),
    expiresAt: new Date(statement.expiresAt),
    importedAt: now,
    importedBy: actor,
    // Elsewhere the same ids are other people.
    authors: actor === ZONE ? [...new Set(content.authors)] : [],
    replaces: statement.replaces,
  }
}

/** Of those that the new one replaces, the ones on which nobody has decided yet are over. */
async function replaceEarlier(
  tx: Tx,
  receiver: Receiver,
  { verified, content }: Examined,
  { id, trustId }: { id: number; trustId: number },
): Promise<Changed[]> {
  const { replaces } = verified.statement
  if (replaces === null) return []
  const earlier = await tx.incomingBundle.findMany({
    where: {
      trustId,
      id: { not: id },
      state: 'RECEIVED',
      OR: [{ bundleId: replaces }, { origin: content.release.origin }],
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const replaced: Changed[] = []
  for (const one of earlier) {
    const before = await shortBundle(tx, one.id)
    const data = { state: 'REPLACED', isReceiptDue: true, version: { increment: 1 } } as const
    await tx.incomingBundle.update({ where: { id: one.id }, data })
    replaced.push(changedBundle(receiver, { before, after: await shortBundle(tx, one.id) }))
  }
  return replaced
}
