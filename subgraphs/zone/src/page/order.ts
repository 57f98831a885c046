import type { KeysetOrder } from '@spaceport/kit/page/keyset'
import type { Direction, OrderValue } from '@spaceport/kit/page/position'

/** What a list is ordered by; equal rows follow by id. */
export type PageOrder<Row> = KeysetOrder & {
  /** A row's place in it. */
  valueOf(row: Row): string | number
  /** Whether the column could hold a value. Cursors are not signed, so they may name any. */
  holds(value: OrderValue): boolean
}

/** By name, from A to Z. */
export const BY_NAME: PageOrder<{ nameKey: string }> = {
  ...{ column: 'nameKey', nullable: false, direction: 'ASC' },
  valueOf: ({ nameKey }) => nameKey,
  holds: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
}

/** The last moment that a column can hold: the end of the year 9999. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** By when the rows were made. */
export function byCreation(direction: Direction): PageOrder<{ createdAt: Date }> {
  return {
    ...{ column: 'createdAt', nullable: false, direction },
    toColumn: (value) => new Date(value),
    valueOf: ({ createdAt }) => createdAt.getTime(),
    holds: (value) => typeof value === 'number' && Math.abs(value) <= LAST_MOMENT,
  }
}
