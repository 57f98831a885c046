import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto'

/** A component's X25519 key pair, each half as base64 DER (PKCS #8 and SPKI, RFC 8410). */
export type KeyPair = { privateKey: string; publicKey: string }

/** Makes a key pair for one component. */
export function generateKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  return { privateKey: pair.privateKey.toString('base64'), publicKey: pair.publicKey.toString('base64') }
}

function privateKeyObject(privateKey: string) {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'x25519') throw new Error('the private key is not an X25519 key')
  return key
}

/** The public half of a private key. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKeyObject(privateKey)).export({ type: 'spki', format: 'der' }).toString('base64')
}

/** Whether a text is an X25519 public key as this module writes them. */
export function isPublicKey(text: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'x25519'
  } catch {
    return false
  }
}

/**
 * The key that two components share (X25519, RFC 7748, then HKDF-SHA-256, RFC 5869), bound to the direction:
 * what `issuer` sends to `audience` cannot be sent back as if it came from `audience`.
 */
export function sharedKey(privateKey: string, publicKey: string, issuer: string, audience: string): Buffer {
  const secret = diffieHellman({
    privateKey: privateKeyObject(privateKey),
    publicKey: createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }),
  })
  return Buffer.from(hkdfSync('sha256', secret, '', `spaceport-assertion:1:${issuer}:${audience}`, 32))
}
