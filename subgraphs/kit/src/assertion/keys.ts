import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto'

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

/** Whether a text is an X25519 private key as this module writes them. */
export function isPrivateKey(text: string): boolean {
  try {
    privateKeyObject(text)
    return true
  } catch {
    return false
  }
}

/** The public half of a private key. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKeyObject(privateKey)).export({ type: 'spki', format: 'der' }).toString('base64')
}

/**
 * Whether a text is an X25519 public key as this module writes them, and one with which a secret can be agreed: a point of small order
 * gives everybody the same (RFC 7748, section 6.1).
 */
export function isPublicKey(text: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    const whole = publicKey.export({ type: 'spki', format: 'der' }).toString('base64') === text
    return whole && diffieHellman({ privateKey: generateKeyPairSync('x25519').privateKey, publicKey }).length === 32
  } catch {
    return false
  }
}

/** By which a public key is named: the first 9 bytes of its SHA-256, base64url. */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest().subarray(0, 9).toString('base64url')
}

/** By which the key of a pair of components is named in an assertion: the sender's public key, then the receiver's. */
export function pairId(issuerKey: string, audienceKey: string): string {
  return `${keyId(issuerKey)}.${keyId(audienceKey)}`
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
