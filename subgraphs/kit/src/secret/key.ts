import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/** A key under which sensitive values are sealed. */
export type EncryptionKey = {
  /** What stands beside all that is sealed under it. It tells nothing of the key. */
  id: string
  bytes: Buffer
}

/** The length of a key in bytes: AES-256's, which is HKDF-SHA-256's too. */
const LENGTH = 32

/** Makes a key as settings and keys files hold it. */
export function generateEncryptionKey(): string {
  return randomBytes(LENGTH).toString('base64')
}

/** Whether a text is a key as settings and keys files hold it: 32 bytes, base64 (RFC 4648, section 4). */
export function isEncryptionKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === LENGTH && bytes.toString('base64') === text
}

/** The key that a text holds. Throws one sentence, without the text, if it holds none. */
export function readEncryptionKey(text: string): EncryptionKey {
  if (!isEncryptionKey(text)) throw new Error('An encryption key has 32 bytes, in base64.')
  return keyOf(Buffer.from(text, 'base64'))
}

/** The key of whoever was given none: derived from what a component keeps its databases' passwords by (HKDF-SHA-256, RFC 5869). */
export function deriveEncryptionKey(storageSecret: string): EncryptionKey {
  return keyOf(Buffer.from(hkdfSync('sha256', storageSecret, '', 'spaceport-encryption-key:1', LENGTH)))
}

function keyOf(bytes: Buffer): EncryptionKey {
  const digest = createHash('sha256').update('spaceport-encryption-key-id:1:').update(bytes).digest('hex')
  return { id: digest.slice(0, 16), bytes }
}
