import { createHash } from 'node:crypto'
import { canonical } from '../page/cursor.js'
import { DIMENSIONS } from '../rights/permission.js'
import type { Position } from '../rights/scope.js'

/** Who did what. */
export type Act = { actor: string; action: string; requestId: string | null }

/** What the hash of an event covers besides its number and the hash before it. */
export type EventContent = Act & {
  /** Milliseconds since 1970. */
  at: number
  /** The kind of the subject; null in events of format 1. */
  kind: string | null
  subject: string
  before: unknown
  after: unknown
  /** Where the subject stood; in none of the directory's and the zone's events. */
  scope: Position
}

/** How hashes are made now. Events of format 1 were written before there were kinds, scopes and a head. */
export const FORMAT = 2

/** The hash of the event before the first. */
export const FIRST_HASH: Buffer = Buffer.alloc(32)

/** The text of an event that its hash covers: JSON with the keys of objects in order, so that it survives the database. */
export function hashedText({
  at,
  actor,
  action,
  kind,
  subject,
  before,
  after,
  requestId,
  scope,
}: EventContent): string {
  const place = DIMENSIONS.map((dimension) => scope[dimension])
  return JSON.stringify(ordered([FORMAT, at, actor, action, kind, subject, before, after, requestId, place]))
}

/**
 * SHA-256 over the hash before, the event's number (4 bytes, big endian) and its text: whoever edits, removes, inserts or
 * reorders an event breaks the chain.
 */
export function eventHash(previous: Uint8Array, id: number, content: EventContent): Buffer {
  const number = Buffer.alloc(4)
  number.writeInt32BE(id)
  return createHash('sha256').update(previous).update(number).update(hashedText(content)).digest()
}

/** The hash of an event of format 1; null for one that says what format 1 does not cover. */
export function firstFormatHash(previous: Uint8Array, content: EventContent): Buffer | null {
  const { at, actor, action, kind, subject, before, after, requestId, scope } = content
  if (kind !== null || DIMENSIONS.some((dimension) => scope[dimension].length > 0)) return null
  const text = JSON.stringify(
    [at, actor, action, subject, before, after, requestId].map((part) => canonical(part) ?? null),
  )
  return createHash('sha256').update(previous).update(text).digest()
}

/** A JSON value with the keys of its objects in order, and nothing left out. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  // Not an object: its integer keys come first whatever their order, and `__proto__` is no key.
  return { object: entries.map(([key, item]) => [key, ordered(item)]) }
}
