import { SpaceportError } from '../errors.js'
import { pageArgs, type ConnectionArgs } from '../page/args.js'
import { cursorBinding, decodeCursor, encodeCursor } from '../page/cursor.js'
import { keysetOrderBy, keysetWhere, type KeysetOrder, type Where } from '../page/keyset.js'
import type { Direction, Position } from '../page/position.js'
import { eventWhere, type EventFilter } from './filter.js'

/** The arguments of a list of events. */
export type EventListArgs = ConnectionArgs & {
  filter?: EventFilter | null
  orderBy?: { field: 'AT'; direction: Direction } | null
}

/** Newest first. */
export const BY_TIME = { field: 'AT', direction: 'DESC' } as const

/** What a place in the list is made of. */
type Placed = { id: number; at: Date }

/** One page of the events of a database that is no Space's, planned. */
export type EventPage = {
  /** What the filter lets through. */
  where: Where
  /** What is beyond the cursors, one more than the page has, to see whether there are more. */
  query: { where: Where; orderBy: Where[]; take: number }
  /** Puts the rows that `query` gave into the list's order, without the one too many. */
  arrange<Row>(rows: readonly Row[]): { rows: Row[]; hasNextPage: boolean; hasPreviousPage: boolean }
  cursorOf(row: Placed): string
}

/** What stands for the Space in the positions of events that lie in none. */
const NO_SPACE = 1

/** The last moment that a column can hold: the end of the year 9999. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Plans one page; cursors are bound to `field`, the root field. Throws `BAD_PAGE` or `BAD_CURSOR`. */
export function planEventPage(field: string, args: EventListArgs): EventPage {
  const { limit, backwards, after, before } = pageArgs(args)
  const { direction } = args.orderBy ?? BY_TIME
  const order: KeysetOrder = { column: 'at', nullable: false, direction, toColumn: (value) => new Date(value) }
  const binding = cursorBinding(field, args.filter, { field: 'AT', direction })
  const where: Where = { AND: args.filter ? eventWhere(args.filter) : [] }
  const beyond = (side: 'after' | 'before', cursor: string | null) =>
    cursor === null ? [] : [keysetWhere(order, side, positionOf(cursor, binding, direction), NO_SPACE)]
  return {
    where,
    query: {
      where: { AND: [where, ...beyond('after', after), ...beyond('before', before)] },
      orderBy: keysetOrderBy(order, backwards),
      take: limit + 1,
    },
    arrange(found) {
      const rows = found.slice(0, limit)
      const more = found.length > limit
      return backwards
        ? { rows: rows.reverse(), hasNextPage: before !== null, hasPreviousPage: more }
        : { rows, hasNextPage: more, hasPreviousPage: after !== null }
    },
    cursorOf: ({ id, at }) => encodeCursor(binding, { direction, value: at.getTime(), space: NO_SPACE, local: id }),
  }
}

/** A cursor is not signed, so what it holds is checked against what the column can hold. */
function positionOf(cursor: string, binding: string, direction: Direction): Position {
  const position = decodeCursor(cursor, binding)
  const { value } = position
  if (position.direction === direction && typeof value === 'number' && Math.abs(value) <= LAST_MOMENT) return position
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}
