import { createHash, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** The public half in a text (SPKI DER, base64). Throws if it holds none. */
export function publicKeyIn(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
}

/** Whether a text is an Ed25519 public key, written in the one way. */
export function isSigningKey(text: string): boolean {
  return isWritten(text, 'ed25519')
}

/**
 * Whether a text is an X25519 public key, written in the one way, with which a secret can be agreed: a point of small order gives everybody
 * the same (RFC 7748, section 6.1).
 */
export function isEncryptionKey(text: string): boolean {
  try {
    const { privateKey } = generateKeyPairSync('x25519')
    return isWritten(text, 'x25519') && diffieHellman({ privateKey, publicKey: publicKeyIn(text) }).length === 32
  } catch {
    return false
  }
}

/** SHA-256 of a public key's DER, in hex. */
export function keyDigest(text: string): string {
  return createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex')
}

function isWritten(text: string, type: string): boolean {
  try {
    const key = publicKeyIn(text)
    return key.asymmetricKeyType === type && key.export({ type: 'spki', format: 'der' }).toString('base64') === text
  } catch {
    return false
  }
}
