import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

const ITERATIONS = 4096 // RFC 7677, and PostgreSQL's default
const SALT_BYTES = 16
const KEY_BYTES = 32

/**
 * A role's password, derived so that nobody has to store it: HMAC-SHA-256 under the component's storage secret, base64url.
 * @param secret the component's storage secret, which outlives the keys by which others know it
 */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(role).digest('base64url')
}

/**
 * What PostgreSQL stores for a password (RFC 5802, SCRAM-SHA-256). Sent in its place, so that no statement, and so no
 * log, ever holds the password.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(SALT_BYTES)
  const salted = pbkdf2Sync(password, salt, ITERATIONS, KEY_BYTES, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}
