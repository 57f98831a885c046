import { createHash } from 'node:crypto'
import { z } from 'zod'
import { SpaceportError } from '../errors.js'
import type { Position } from './position.js'
import { LONGEST_KEY } from './text-key.js'

const LARGEST = 2_147_483_647
const number = z.number().int().min(1).max(LARGEST)
const cursorSchema = z.tuple([
  z.string().length(11),
  z.enum(['A', 'D']),
  z.union([z.string().max(LONGEST_KEY), z.number().int().safe(), z.null()]),
  number,
  number,
])

/**
 * What a cursor is bound to: the list (`projects`), its filter and its order. Two cursors of the same list, filter
 * and order have the same binding, in every Space and in the gateway. Entries that are null or missing do not count.
 */
export function cursorBinding(field: string, filter: unknown, orderBy: unknown): string {
  const text = JSON.stringify([field, canonical(filter) ?? null, canonical(orderBy) ?? null])
  return createHash('sha256').update(text).digest('base64url').slice(0, 11)
}

/** A value with its object keys sorted and its empty entries left out, so that equal inputs give equal JSON. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item) ?? null)
  if (value instanceof Date) return value.toISOString()
  if (value === null || typeof value !== 'object') return value ?? undefined
  const entries = Object.entries(value)
    .map(([key, item]) => [key, canonical(item)] as const)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** The cursor of a row: an unsigned position. It holds only what its reader could read anyway. */
export function encodeCursor(binding: string, { direction, value, space, local }: Position): string {
  return Buffer.from(JSON.stringify([binding, direction[0], value, space, local])).toString('base64url')
}

/** The position that a cursor names. Throws `BAD_CURSOR` if it is none, or is bound to another list, filter or order. */
export function decodeCursor(cursor: string, binding?: string): Position {
  const [bound, direction, value, space, local] = parse(cursor)
  if (binding !== undefined && bound !== binding) {
    throw new SpaceportError('BAD_CURSOR', 'The cursor belongs to another list, filter or order.')
  }
  return { direction: direction === 'A' ? 'ASC' : 'DESC', value, space, local }
}

function parse(cursor: string): z.infer<typeof cursorSchema> {
  try {
    if (cursor.length <= 2048 && /^[\w-]+$/.test(cursor)) {
      return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    }
  } catch {
    // Told below, together with what is no base64url.
  }
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}
