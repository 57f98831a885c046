import { compareBytes } from './text-key.js'

/** Which way a list runs. */
export type Direction = 'ASC' | 'DESC'

/** What rows are ordered by: a text key, a number (times are milliseconds since 1970), or nothing. */
export type OrderValue = string | number | null

/** One row's place in the one order of the whole fleet. */
export type Position = { direction: Direction; value: OrderValue; space: number; local: number }

/**
 * The one order of the whole fleet: by value, then Space, then local id, all in the list's direction; rows without a value
 * come last in both directions. Negative: `a` comes first. Both sides use it: each Space in SQL (`keyset`), the gateway here.
 */
export function comparePositions(a: Position, b: Position): number {
  if (a.value === null || b.value === null) {
    if (a.value !== b.value) return a.value === null ? 1 : -1
  } else {
    const byValue = compareValues(a.value, b.value)
    if (byValue !== 0) return a.direction === 'ASC' ? byValue : -byValue
  }
  const byId = a.space - b.space || a.local - b.local
  return a.direction === 'ASC' ? byId : -byId
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareBytes(String(a), String(b))
}
