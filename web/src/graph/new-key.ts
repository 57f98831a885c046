/**
 * A new idempotency key: 128 random bits. A page that came by plain http has no `crypto.randomUUID`.
 */
export function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}
