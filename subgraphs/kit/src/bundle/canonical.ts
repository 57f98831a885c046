import { malformed } from './refusal.js'

/** How deep values may lie in one another; what is written here takes a tenth of it. */
const DEEPEST = 64

/**
 * Writes a value as the one text that stands for it: JSON without spaces, the keys of objects ordered by UTF-16 code units, strings and
 * numbers as `JSON.stringify` has them (RFC 8785, of which it is the part with whole numbers only). A key without a value is left out.
 * Throws a `TypeError` for what has no such text: other numbers, text that is not well-formed Unicode or holds a NUL (which no database
 * takes), and nesting without sense.
 */
export function writeCanonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw new TypeError('nested too deeply')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return written(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => writeCanonical(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`no text stands for this ${typeof value}`)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  const parts = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${written(key)}:${writeCanonical(item, depth + 1)}`)
  return `{${parts.join(',')}}`
}

/**
 * Reads a text that `writeCanonical` wrote. Throws `BUNDLE_MALFORMED` for any other, even if it stands for the same value: with
 * spaces, keys that are repeated or out of order, other escapes or numbers. So two readers cannot understand it differently.
 */
export function readCanonical(text: string, what: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (writeCanonical(value) === text) return value
  } catch {
    // No JSON, or a value that has no canonical text.
  }
  throw malformed(`${what} is not canonical JSON.`)
}

/** Bytes as text. Throws `BUNDLE_MALFORMED` if they are not UTF-8. */
export function decodeText(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw malformed(`${what} is not UTF-8.`)
  }
}

function written(text: string): string {
  if (!text.isWellFormed() || text.includes('\0')) throw new TypeError('text that cannot be kept')
  return JSON.stringify(text)
}
