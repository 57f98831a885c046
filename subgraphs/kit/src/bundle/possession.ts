import { z } from 'zod'
import { readAttestation, writeAttestation } from './attestation.js'
import { readEnvelope, signEnvelope, verifyEnvelope } from './envelope.js'
import { fingerprintOf, identityIn, type Identity, type SpaceKeys } from './identity.js'
import { malformed, shaped } from './refusal.js'
import { verifyRotation } from './rotation.js'
import { digest } from './shapes.js'

/** That somebody holds the keys of a root now: the first ones, how each vouched for the next, and what the newest sign. */
export type Possession = { first: unknown; rotations: string[]; envelope: string }

/** What somebody else has to sign to show that they hold keys: 32 bytes in hex that nobody has chosen before, and by which name they are called. */
export type Challenge = { nonce: string; space: string }

const KIND = 'key-possession'

/** As many as a Space may have changed its keys. */
const MOST_ROTATIONS = 10_000

export const possessionSchema: z.ZodType<Possession> = z.object({
  first: z.unknown(),
  rotations: z.array(z.string()).max(MOST_ROTATIONS),
  envelope: z.string(),
})

const statementSchema = z.strictObject({
  subject: z.tuple([z.strictObject({ digest: z.strictObject({ sha256: digest }) })]),
  predicate: z.strictObject({ nonce: digest, space: z.string() }),
})

/** Shows that one holds the newest of some keys, the first of which have `first`. The rotations are the oldest first. */
export function provePossession(
  newest: SpaceKeys,
  { first, rotations }: { first: Identity; rotations: readonly string[] },
  { nonce, space }: Challenge,
): Possession {
  const subject = [{ digest: { sha256: fingerprintOf(newest.identity) } }]
  const envelope = signEnvelope(writeAttestation(KIND, { subject, predicate: { nonce, space } }), newest)
  return { first, rotations: [...rotations], envelope }
}

/**
 * The identity whose keys somebody holds who answered a challenge. Unlike an identity by itself, this proves its root. Throws one of
 * `BUNDLE_MALFORMED`, `SIGNER_UNKNOWN`, `BUNDLE_TAMPERED`, `FORMAT_UNSUPPORTED`.
 */
export function verifyPossession({ first, rotations, envelope: text }: Possession, challenge: Challenge): Identity {
  const root = identityIn(first)
  if (root.generation !== 1) throw malformed('These are not the first keys of a root.')
  const newest = rotations.reduce((identity, rotation) => verifyRotation(rotation, identity), root)
  const envelope = readEnvelope(text)
  verifyEnvelope(envelope, () => newest)
  const { subject, predicate } = shaped(statementSchema, readAttestation(KIND, envelope.payload), 'The proof')
  const isAbout = subject[0].digest.sha256 === fingerprintOf(newest)
  if (!isAbout || predicate.nonce !== challenge.nonce || predicate.space !== challenge.space) {
    throw malformed('The proof answers another question.')
  }
  return newest
}
