import { createHash, generateKeyPairSync } from 'node:crypto'
import { z } from 'zod'
import { readCanonical, writeCanonical } from './canonical.js'
import { isEncryptionKey, isSigningKey, keyDigest } from './public-key.js'
import { malformed, shaped } from './refusal.js'
import { digest, name } from './shapes.js'

/** What a Space shows of itself to the Spaces of other networks: its name and the public halves of its keys. */
export type Identity = {
  format: 1
  /** What the Space called itself when it made these keys. */
  space: string
  /** SHA-256 of its first signing key, in hex: the same however often it changes its keys. */
  root: string
  /** Counts its keys, from 1. */
  generation: number
  /** Ed25519, SPKI DER in base64: what it signs with. */
  signing: string
  /** X25519, SPKI DER in base64: what is sealed to it. */
  encryption: string
}

/** The keys of a Space, with their private halves (PKCS #8 DER in base64). Never to be stored, sent or logged as they are. */
export type SpaceKeys = { identity: Identity; signingKey: string; encryptionKey: string }

const identitySchema: z.ZodType<Identity> = z.strictObject({
  format: z.literal(1),
  space: name,
  root: digest,
  generation: z.int().min(1).max(1_000_000),
  signing: z.string().refine(isSigningKey),
  encryption: z.string().refine(isEncryptionKey),
})

/** Makes keys for a Space. `previous`: its identity so far, whose root goes on; without it these are its first. */
export function generateSpaceKeys(space: string, previous?: Identity): SpaceKeys {
  const signing = halves(generateKeyPairSync('ed25519'))
  const encryption = halves(generateKeyPairSync('x25519'))
  const identity: Identity = {
    format: 1,
    space,
    root: previous?.root ?? keyDigest(signing.public),
    generation: (previous?.generation ?? 0) + 1,
    signing: signing.public,
    encryption: encryption.public,
  }
  return { identity, signingKey: signing.private, encryptionKey: encryption.private }
}

/** SHA-256 of an identity's text, in 64 hex digits: what people compare before they trust it. */
export function fingerprintOf(identity: Identity): string {
  return createHash('sha256').update(writeIdentity(identity)).digest('hex')
}

/** A fingerprint in groups of four, to be read aloud. */
export function shownFingerprint(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** Whether somebody typed a fingerprint: spaces, colons and case do not count, all digits do. */
export function sameFingerprint(hex: string, typed: string): boolean {
  return typed.replaceAll(/[\s:]/g, '').toLowerCase() === hex
}

/** The text of an identity: canonical JSON. Its SHA-256 is the fingerprint, so anybody can compute that of a file with it. */
export function writeIdentity(identity: Identity): string {
  return writeCanonical(identity)
}

/**
 * Reads the text of an identity; spaces and line ends around it do not count. Throws `BUNDLE_MALFORMED` for any other text, for keys that
 * are none, and for first keys whose root is another key's.
 */
export function readIdentity(text: string): Identity {
  return identityIn(readCanonical(text.trim(), 'The identity'))
}

/** An identity that was read as part of something else. Throws as `readIdentity` does. */
export function identityIn(value: unknown): Identity {
  const identity = shaped(identitySchema, value, 'The identity')
  if (identity.generation === 1 && identity.root !== keyDigest(identity.signing)) {
    throw malformed('The root of the identity is not that of its first key.')
  }
  return identity
}

function halves(pair: ReturnType<typeof generateKeyPairSync>): { public: string; private: string } {
  const publicDer = pair.publicKey.export({ type: 'spki', format: 'der' })
  const privateDer = pair.privateKey.export({ type: 'pkcs8', format: 'der' })
  return { public: publicDer.toString('base64'), private: privateDer.toString('base64') }
}
