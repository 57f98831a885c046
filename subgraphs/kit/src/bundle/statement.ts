import { createHash } from 'node:crypto'
import { z } from 'zod'
import { SpaceportError } from '../errors.js'
import { joined, readAttestation, writeAttestation } from './attestation.js'
import { readEnvelope } from './envelope.js'
import { MAX_BLOB, MAX_BLOBS } from './limits.js'
import { partyOf, partySchema, type Party } from './party.js'
import { shaped } from './refusal.js'
import { digest, formatVersion, instant, title } from './shapes.js'

export { partyOf, type Party }

/** What a blob is to the bundle. */
export type BlobRole = 'release' | 'secrets' | 'history' | 'package'

/** A blob of a bundle, as the signed statement has it. */
export type BlobEntry = {
  sha256: string
  /** Bytes. */
  size: number
  role: BlobRole
  /** For people, such as "Acme.Web 1.2.3". */
  title: string
}

/** What the source Space signs of a bundle. */
export type BundleStatement = {
  formatVersion: 1
  /** A UUID. */
  bundleId: string
  source: Party
  destination: Party
  /** Counts the bundles from this source to this destination, from 1. */
  sequence: number
  /** The digest of the statement before it; null for the first. */
  previous: string | null
  /** Earlier ones that will never come, or need not. */
  withdrawn: { sequence: number; bundleId: string }[]
  /** The bundle of the same release whose place it takes; null for none. */
  replaces: string | null
  createdAt: string
  /** From then on it is refused. */
  expiresAt: string
  /** In the order of the file: the release, the secrets if there are any, the history, then packages. */
  blobs: BlobEntry[]
}

const KIND = 'release-bundle'
const ORDER: readonly BlobRole[] = ['release', 'secrets', 'history', 'package']

const blobSchema: z.ZodType<BlobEntry> = z.strictObject({
  sha256: digest,
  size: z.int().min(0),
  role: z.enum(['release', 'secrets', 'history', 'package']),
  title,
})

const statementSchema: z.ZodType<BundleStatement> = z
  .strictObject({
    formatVersion,
    bundleId: z.uuid(),
    source: partySchema,
    destination: partySchema,
    sequence: z.int().min(1),
    previous: digest.nullable(),
    withdrawn: z.array(z.strictObject({ sequence: z.int().min(1), bundleId: z.uuid() })),
    replaces: z.uuid().nullable(),
    createdAt: instant,
    expiresAt: instant,
    blobs: z.array(blobSchema).max(MAX_BLOBS).refine(areInOrder),
  })
  .refine(({ sequence, previous }) => (sequence === 1) === (previous === null), { path: ['previous'] })
  .refine(({ createdAt, expiresAt }) => createdAt < expiresAt, { path: ['expiresAt'] })
  .refine(
    ({ withdrawn, sequence }) =>
      areAscending(
        withdrawn.map((one) => one.sequence),
        sequence,
      ),
    {
      path: ['withdrawn'],
    },
  )

const subjectSchema = z.array(
  z.strictObject({
    annotations: z.strictObject({ role: z.unknown(), size: z.unknown() }),
    digest: z.strictObject({ sha256: z.string() }),
    name: z.string(),
  }),
)

/** The bytes of a statement, to be signed. Throws `BUNDLE_MALFORMED` or `TOO_LARGE` for one that nobody would take. */
export function writeStatement(statement: BundleStatement): Buffer {
  const { blobs, formatVersion: _version, ...predicate } = checked(statement)
  const subject = blobs.map(({ sha256, size, role, title }) => ({
    annotations: { role, size },
    digest: { sha256 },
    name: title,
  }))
  return writeAttestation(KIND, { subject, predicate })
}

/** Reads the bytes of a statement. Throws `BUNDLE_MALFORMED`, `FORMAT_UNSUPPORTED`, or `TOO_LARGE` for a blob that is. */
export function readStatement(payload: Uint8Array): BundleStatement {
  const attestation = readAttestation(KIND, payload)
  const blobs = shaped(subjectSchema, attestation.subject, 'The statement').map((one) => ({
    ...one.annotations,
    ...one.digest,
    title: one.name,
  }))
  return checked(joined(attestation.predicate, { blobs }))
}

/** The statement in a bundle's envelope: its shape only, NOT verified. For what was verified before, and to show what a file says. */
export function readBundleEnvelope(text: string): BundleStatement {
  return readStatement(readEnvelope(text).payload)
}

/** SHA-256 of a statement's bytes, in hex: how the next bundle and the receipts name it. */
export function digestOf(payload: Uint8Array): string {
  return createHash('sha256').update(payload).digest('hex')
}

function checked(value: unknown): BundleStatement {
  const statement = shaped(statementSchema, value, 'The statement')
  for (const { role, size } of statement.blobs) {
    if (size > MAX_BLOB[role]) {
      throw new SpaceportError('TOO_LARGE', `A ${role} of a bundle may have ${MAX_BLOB[role]} bytes at most.`)
    }
  }
  return statement
}

/** One release, at most one of secrets, one history, then packages; nothing twice. */
function areInOrder(blobs: readonly BlobEntry[]): boolean {
  const count = (role: BlobRole) => blobs.filter((blob) => blob.role === role).length
  if (count('release') !== 1 || count('secrets') > 1 || count('history') !== 1) return false
  const places = blobs.map(({ role }) => ORDER.indexOf(role))
  return (
    places.every((place, i) => i === 0 || places[i - 1]! <= place) &&
    new Set(blobs.map(({ sha256 }) => sha256)).size === blobs.length
  )
}

function areAscending(numbers: readonly number[], end: number): boolean {
  return numbers.every((number, i) => number < (numbers[i + 1] ?? end))
}
