import type { OutgoingBundle } from '@spaceport/database/space'
import { readIdentity } from '@spaceport/kit/bundle/identity'
import { verifyReceipt, type ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { SpaceportError } from '@spaceport/kit/errors'
import { holdTrust, signersOf, trustIn } from '../trust/signers.js'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'

/** The largest number of a receipt, which a column of 32 bits holds. */
const LARGEST = 2 ** 31 - 1

/** Verifies a receipt that some trusted Space made for this one, whichever of its keys it had then. Throws as `verifyReceipt`. */
export async function readSigned(tx: Tx, text: string, now: Date): Promise<ReceiptStatement> {
  const keys = await tx.spaceKey.findMany({ select: { identity: true } })
  const receipt = verifyReceipt(text, {
    signers: await signersOf(tx, 'RECEIPTS'),
    destinations: keys.map(({ identity }) => partyOf(readIdentity(identity))),
    now,
  })
  if (receipt.number <= LARGEST) return receipt
  throw new SpaceportError('BUNDLE_MALFORMED', 'No Space has made so many receipts.')
}

/**
 * The bundle that a verified receipt tells of, held until the transaction ends with what the receipt may change, in the order in which all hold
 * it: deployments, their release, then the trust and the bundle. Throws `RECEIPT_UNMATCHED` if no such bundle went to that Space, or
 * `SIGNER_REVOKED` if it is trusted no more.
 */
export async function holdBundle(
  tx: Tx,
  { bundleId, statementDigest, source }: ReceiptStatement,
): Promise<OutgoingBundle> {
  const found = await tx.outgoingBundle.findUnique({
    where: { bundleId },
    select: { id: true, releaseId: true, statementDigest: true, trust: { select: { root: true } } },
  })
  if (found?.statementDigest !== statementDigest || found.trust.root !== source.root) throw unmatched()
  const { id, releaseId } = found
  await tx.$queryRaw`
    SELECT 1 FROM deployment WHERE "releaseId" = ${releaseId} AND "remoteId" IS NOT NULL ORDER BY id FOR UPDATE`
  await tx.$queryRaw`SELECT 1 FROM release WHERE id = ${releaseId} FOR KEY SHARE`
  const trust = await trustIn(tx, 'RECEIPTS', source.root)
  if (!trust) throw new SpaceportError('SIGNER_REVOKED', `The trust in ${source.space} was revoked.`)
  await holdTrust(tx, trust.id, source.fingerprint)
  await lockRow(tx, 'outgoing_bundle', id)
  const bundle = await tx.outgoingBundle.findUnique({ where: { id } })
  if (!bundle) throw unmatched()
  return bundle
}

function unmatched(): SpaceportError {
  return new SpaceportError(
    'RECEIPT_UNMATCHED',
    'It tells of no bundle that this Space made for the one that signed it.',
  )
}
