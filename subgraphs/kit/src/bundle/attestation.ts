import { z } from 'zod'
import { decodeText, readCanonical, writeCanonical } from './canonical.js'
import { malformed, shaped } from './refusal.js'
import { SpaceportError } from '../errors.js'

/** What kinds of signed texts there are. The kind is signed too, so that none passes for another. */
export type AttestationKind = 'release-bundle' | 'deployment-receipt' | 'key-rotation' | 'key-possession'

/** An in-toto statement: what it is about, by digest, and what it says of that. */
export type Attestation = { subject: unknown[]; predicate: Record<string, unknown> }

const STATEMENT = 'https://in-toto.io/Statement/v1'

const attestationSchema = z.strictObject({
  _type: z.literal(STATEMENT),
  predicate: z.looseObject({ formatVersion: z.int().min(1) }),
  predicateType: z.string(),
  subject: z.array(z.unknown()),
})

/** What an attestation says and what it is about, in one. Throws `BUNDLE_MALFORMED` if it says in two places what belongs in one. */
export function joined(predicate: Attestation['predicate'], about: Record<string, unknown>): Record<string, unknown> {
  if (Object.keys(about).some((key) => key in predicate)) throw malformed('The statement says the same thing twice.')
  return { ...predicate, ...about, formatVersion: 1 }
}

/** The in-toto predicate type of a kind. */
export function predicateType(kind: AttestationKind): string {
  return `https://spaceport.dev/attestations/${kind}`
}

/** The bytes of an in-toto statement (v1), to be signed: canonical JSON. */
export function writeAttestation(kind: AttestationKind, { subject, predicate }: Attestation): Buffer {
  return Buffer.from(
    writeCanonical({
      _type: STATEMENT,
      predicate: { formatVersion: 1, ...predicate },
      predicateType: predicateType(kind),
      subject,
    }),
  )
}

/**
 * Reads the bytes of an in-toto statement of a kind. Throws `FORMAT_UNSUPPORTED` if the format is of a later version, `BUNDLE_MALFORMED`
 * for all else. What `subject` and `predicate` hold is not looked at.
 */
export function readAttestation(kind: AttestationKind, payload: Uint8Array): Attestation {
  const json = readCanonical(decodeText(payload, 'The statement'), 'The statement')
  const { predicateType: type, predicate, subject } = shaped(attestationSchema, json, 'The statement')
  if (type !== predicateType(kind)) throw malformed('The statement is one of another kind.')
  const { formatVersion, ...said } = predicate
  if (formatVersion !== 1) {
    throw new SpaceportError('FORMAT_UNSUPPORTED', `Version ${formatVersion} of the format is not known here.`)
  }
  return { subject, predicate: said }
}
