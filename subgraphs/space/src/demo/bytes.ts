/** Bytes as PostgreSQL writes them in text, and reads them from JSON: `\x0aff`. */
export function bytes(value: Uint8Array): string {
  return `\\x${Buffer.from(value).toString('hex')}`
}
