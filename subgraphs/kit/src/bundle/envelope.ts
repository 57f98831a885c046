import { createPrivateKey, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { readCanonical, writeCanonical } from './canonical.js'
import type { Identity, SpaceKeys } from './identity.js'
import { isSameParty, partyOf, type Party } from './party.js'
import { publicKeyIn } from './public-key.js'
import { shaped } from './refusal.js'
import { base64, digest, name } from './shapes.js'
import { SpaceportError } from '../errors.js'

/** Of in-toto statements (DSSE, protocol.md). */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

/** An envelope that was read but NOT verified. */
export type Envelope = {
  /** Who is said to have signed: a hint by which the key is found, of which nothing is believed. */
  claimed: Party
  payload: Buffer
  signature: Buffer
}

/** What a verifier pins for whoever a signed text names as its source: an identity; that it was revoked; or nothing. */
export type Signers = (party: Party) => Identity | 'revoked' | null

const envelopeSchema = z.strictObject({
  payload: base64,
  payloadType: z.literal(PAYLOAD_TYPE),
  signatures: z.tuple([z.strictObject({ keyid: digest, sig: base64 })]),
  source: z.strictObject({ root: digest, space: name }),
})

/**
 * Signs bytes (Ed25519) and gives their DSSE envelope, as canonical JSON. `keyid` is the signer's fingerprint; beside what DSSE has,
 * `source` says which Space that is, so that a verifier finds its key before it reads the payload.
 */
export function signEnvelope(payload: Uint8Array, { identity, signingKey }: SpaceKeys): string {
  const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64'), format: 'der', type: 'pkcs8' })
  const { fingerprint, root, space } = partyOf(identity)
  return writeCanonical({
    payload: Buffer.from(payload).toString('base64'),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ keyid: fingerprint, sig: sign(null, signedBytes(payload), key).toString('base64') }],
    source: { root, space },
  })
}

/** Reads an envelope with exactly one signature. Throws `BUNDLE_MALFORMED`. */
export function readEnvelope(text: string): Envelope {
  const json = shaped(envelopeSchema, readCanonical(text, 'The envelope'), 'The envelope')
  const [{ keyid, sig }] = json.signatures
  return {
    claimed: { ...json.source, fingerprint: keyid },
    payload: Buffer.from(json.payload, 'base64'),
    signature: Buffer.from(sig, 'base64'),
  }
}

/**
 * The identity that signed an envelope, over exactly its payload. Throws `SIGNER_UNKNOWN` if no such one is pinned, `SIGNER_REVOKED`, or
 * `BUNDLE_TAMPERED` if the signature is another's or over something else.
 */
export function verifyEnvelope({ claimed, payload, signature }: Envelope, signers: Signers): Identity {
  const pinned = signers(claimed)
  if (pinned === 'revoked') {
    throw new SpaceportError('SIGNER_REVOKED', 'The trust in the Space that signed this was revoked.')
  }
  if (pinned === null || !isSameParty(partyOf(pinned), claimed)) {
    throw new SpaceportError('SIGNER_UNKNOWN', 'No trust of this Space pins the key that signed this.')
  }
  if (!verify(null, signedBytes(payload), publicKeyIn(pinned.signing), signature)) {
    throw new SpaceportError('BUNDLE_TAMPERED', 'The signature does not match what was signed.')
  }
  return pinned
}

/** What a signature covers: DSSE's pre-authentication encoding of the payload and its type. */
function signedBytes(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(PAYLOAD_TYPE)} ${PAYLOAD_TYPE} ${payload.length} `
  return Buffer.concat([Buffer.from(head), payload])
}
