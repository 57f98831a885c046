import { SpaceportError } from '@spaceport/kit/errors'
import { decodeCursor } from '@spaceport/kit/page/cursor'
import type { Direction, Position } from '@spaceport/kit/page/position'
import type { OrderColumn } from './list.js'

/** The last moment that a time column can hold: the end of the year 9999, in milliseconds since 1970. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** The largest number of 32 bits. */
const LARGEST_NUMBER = 2_147_483_647

/**
 * The position that a cursor names in a list ordered by `column`. A cursor is not signed, so what it holds is checked
 * against what the column can hold. Throws `BAD_CURSOR`.
 */
export function positionOf(cursor: string, binding: string, column: OrderColumn, direction: Direction): Position {
  const position = decodeCursor(cursor, binding)
  if (position.direction === direction && fits(position.value, column)) return position
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}

function fits(value: Position['value'], { holds, nullable }: OrderColumn): boolean {
  if (value === null) return nullable === true
  if (holds === 'time') return typeof value === 'number' && Math.abs(value) <= LAST_MOMENT
  if (holds === 'number') return typeof value === 'number' && Math.abs(value) <= LARGEST_NUMBER
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
}
