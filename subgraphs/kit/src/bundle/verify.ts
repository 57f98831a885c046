import { checkDestination, checkExpiry, checkMade, checkSource, type Expected } from './check.js'
import { readEnvelope, verifyEnvelope, type Signers } from './envelope.js'
import { partyOf } from './party.js'
import { readBundle, type OnPackage, type ReadBundle } from './read.js'
import { digestOf, readStatement } from './statement.js'

export type { Signers }

/** A bundle of which every byte was signed by a Space that is trusted. */
export type VerifiedBundle = ReadBundle

/** What a bundle is held against. */
export type BundleCheck = Expected & {
  signers: Signers
  /** SHA-256 of the file, in hex, by whoever has computed it already; it is not computed again then. */
  fileDigest?: string
  /** Takes the packages, one after the other. What it does must count for nothing if `verifyBundle` throws. */
  onPackage?: OnPackage
}

/**
 * Reads and verifies a bundle, once, without holding its packages in memory. The signature is verified before anything that was signed is
 * parsed, and all that the statement says before a blob is read. Throws one of `BUNDLE_MALFORMED`, `TOO_LARGE`, `SIGNER_UNKNOWN`,
 * `SIGNER_REVOKED`, `BUNDLE_TAMPERED`, `FORMAT_UNSUPPORTED`, `WRONG_DESTINATION`, `BUNDLE_NOT_YET_VALID`, `BUNDLE_EXPIRED`. Sequence and
 * replay are the caller's to judge, in the transaction that takes it in.
 */
export function verifyBundle(source: AsyncIterable<Uint8Array>, check: BundleCheck): Promise<VerifiedBundle> {
  const { onPackage, fileDigest } = check
  return readBundle(source, { onPackage, fileDigest, open: (envelope) => openEnvelope(envelope, check) })
}

function openEnvelope(text: string, check: BundleCheck) {
  const envelope = readEnvelope(text)
  const signer = verifyEnvelope(envelope, check.signers)
  const statement = readStatement(envelope.payload)
  checkSource(statement.source, partyOf(signer))
  checkDestination(statement.destination, check)
  checkMade(statement.createdAt, check)
  checkExpiry(statement.expiresAt, check)
  return { statement, statementDigest: digestOf(envelope.payload) }
}
