import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** The first byte of what this module seals. */
const FORMAT = 1
const NONCE = 12
const TAG = 16

/**
 * Seals a secret that has to be told to others again, for storage: AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) derives
 * from the directory's own secret. `place` says whose it is; it opens nowhere else.
 */
export function seal(secret: string, place: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(place))
  const parts = [Buffer.from([FORMAT]), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return new Uint8Array(Buffer.concat(parts))
}

/** Opens what `seal` made. Throws if it was altered, moved to another place or sealed under another secret. */
export function unseal(secret: string, place: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== FORMAT || bytes.length < 1 + NONCE + TAG) throw new Error('this was not sealed here')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(1, 1 + NONCE), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-TAG))
  return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, -TAG)), decipher.final()]).toString('utf8')
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'spaceport-sealed:1', 32))
}
