import { z } from 'zod'
import { readAttestation, writeAttestation } from './attestation.js'
import { readEnvelope, signEnvelope, verifyEnvelope } from './envelope.js'
import { fingerprintOf, identityIn, type Identity, type SpaceKeys } from './identity.js'
import { malformed, shaped } from './refusal.js'
import { digest } from './shapes.js'

const KIND = 'key-rotation'

const rotationSchema = z.strictObject({
  subject: z.tuple([z.strictObject({ digest: z.strictObject({ sha256: digest }) })]),
  predicate: z.strictObject({ identity: z.unknown() }),
})

/** How old keys vouch for those that come after them: a DSSE envelope. */
export function signRotation(old: SpaceKeys, next: Identity): string {
  const subject = [{ digest: { sha256: fingerprintOf(next) } }]
  return signEnvelope(writeAttestation(KIND, { subject, predicate: { identity: next } }), old)
}

/**
 * The identity that follows one that is pinned: of the same root, and exactly the next generation. Throws `SIGNER_UNKNOWN` if other keys
 * signed it, `BUNDLE_TAMPERED` if the signature does not match, `BUNDLE_MALFORMED` or `FORMAT_UNSUPPORTED` for another text.
 */
export function verifyRotation(text: string, pinned: Identity): Identity {
  const envelope = readEnvelope(text)
  verifyEnvelope(envelope, () => pinned)
  const { subject, predicate } = shaped(rotationSchema, readAttestation(KIND, envelope.payload), 'The rotation')
  const next = identityIn(predicate.identity)
  if (subject[0].digest.sha256 !== fingerprintOf(next)) throw malformed('The rotation is about another identity.')
  if (next.root !== pinned.root || next.generation !== pinned.generation + 1) {
    throw malformed('The rotation does not lead on from the keys that signed it.')
  }
  return next
}
