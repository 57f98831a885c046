import { z } from 'zod'
import { joined, readAttestation, writeAttestation } from './attestation.js'
import { checkDestination, checkMade, checkSource, type Expected } from './check.js'
import { readEnvelope, signEnvelope, verifyEnvelope, type Signers } from './envelope.js'
import type { SpaceKeys } from './identity.js'
import { isSameParty, partyOf, partySchema, type Party } from './party.js'
import { shaped } from './refusal.js'
import { digest, formatVersion, instant } from './shapes.js'
import { MAX_ENVELOPE } from './limits.js'
import { SpaceportError } from '../errors.js'

/** A deployment of the release, as the Space that made it tells. */
export type ReceiptDeployment = {
  /** Its id there. */
  id: string
  environment: string
  tenant: string | null
  state: string
  queuedAt: string
  startedAt: string | null
  completedAt: string | null
}

/** All that a target Space has done with a bundle so far; the next receipt of the same bundle tells it anew, and more. */
export type ReceiptStatement = {
  formatVersion: 1
  bundleId: string
  /** Of the bundle: SHA-256 of the bytes that were signed, in hex. */
  statementDigest: string
  /** Who tells. */
  source: Party
  /** Who made the bundle. */
  destination: Party
  /** Counts the receipts of the bundle, from 1. */
  number: number
  issuedAt: string
  state: 'RECEIVED' | 'REPLACED' | 'ACCEPTED' | 'REJECTED'
  importedAt: string
  decidedAt: string | null
  reason: string | null
  approvals: { by: string; at: string }[]
  release: { project: string; version: string; origin: string }
  deployments: ReceiptDeployment[]
  /** Receipts (DSSE texts) from Spaces further on, for the same origin. */
  onward: string[]
}

const KIND = 'deployment-receipt'

const receiptSchema: z.ZodType<ReceiptStatement> = z.strictObject({
  formatVersion,
  bundleId: z.uuid(),
  statementDigest: digest,
  source: partySchema,
  destination: partySchema,
  number: z.int().min(1),
  issuedAt: instant,
  state: z.enum(['RECEIVED', 'REPLACED', 'ACCEPTED', 'REJECTED']),
  importedAt: instant,
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  approvals: z.array(z.strictObject({ by: z.string(), at: instant })),
  release: z.strictObject({ project: z.string(), version: z.string(), origin: z.string() }),
  deployments: z.array(
    z.strictObject({
      id: z.string(),
      environment: z.string(),
      tenant: z.string().nullable(),
      state: z.string(),
      queuedAt: instant,
      startedAt: instant.nullable(),
      completedAt: instant.nullable(),
    }),
  ),
  onward: z.array(z.string()),
})

const subjectSchema = z.tuple([z.strictObject({ digest: z.strictObject({ sha256: z.string() }), name: z.string() })])

/** Signs a receipt: a DSSE envelope. Throws `TOO_LARGE`, or `BUNDLE_MALFORMED` for one that nobody would take. */
export function signReceipt(statement: Omit<ReceiptStatement, 'formatVersion'>, signer: SpaceKeys): string {
  if (!isSameParty(statement.source, partyOf(signer.identity))) {
    throw new SpaceportError('INTERNAL', 'A receipt is signed by its source.')
  }
  const whole = shaped(receiptSchema, { ...statement, formatVersion: 1 }, 'The receipt')
  const { bundleId, statementDigest, formatVersion: _version, ...predicate } = whole
  const subject = [{ digest: { sha256: statementDigest }, name: bundleId }]
  const text = signEnvelope(writeAttestation(KIND, { subject, predicate }), signer)
  if (Buffer.byteLength(text) > MAX_ENVELOPE) throw tooLarge()
  return text
}

/**
 * Verifies a receipt. Throws one of `BUNDLE_MALFORMED`, `TOO_LARGE`, `SIGNER_UNKNOWN`, `SIGNER_REVOKED`, `BUNDLE_TAMPERED`,
 * `FORMAT_UNSUPPORTED`, `WRONG_DESTINATION`, `BUNDLE_NOT_YET_VALID`. Receipts do not expire. What it holds of Spaces further on is not verified.
 */
export function verifyReceipt(text: string, check: Expected & { signers: Signers }): ReceiptStatement {
  const envelope = readSized(text)
  const signer = verifyEnvelope(envelope, check.signers)
  const statement = readStatement(envelope.payload)
  checkSource(statement.source, partyOf(signer))
  checkDestination(statement.destination, check)
  checkMade(statement.issuedAt, check)
  return statement
}

/** What a receipt says: its shape only, NOT verified. For those from further on, and to show what a file says. */
export function readReceipt(text: string): ReceiptStatement {
  return readStatement(readSized(text).payload)
}

function readSized(text: string) {
  if (Buffer.byteLength(text) > MAX_ENVELOPE) throw tooLarge()
  return readEnvelope(text)
}

function readStatement(payload: Uint8Array): ReceiptStatement {
  const attestation = readAttestation(KIND, payload)
  const [{ digest: digests, name }] = shaped(subjectSchema, attestation.subject, 'The receipt')
  const about = { bundleId: name, statementDigest: digests.sha256 }
  return shaped(receiptSchema, joined(attestation.predicate, about), 'The receipt')
}

function tooLarge(): SpaceportError {
  return new SpaceportError('TOO_LARGE', `A receipt may have ${MAX_ENVELOPE} bytes at most.`)
}
