import { SpaceportError } from '@spaceport/kit/errors'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { keysetOrderBy, keysetWhere, type Where } from '@spaceport/kit/page/keyset'
import type { Position } from '@spaceport/kit/page/position'
import type { PageOrder } from './order.js'

/** One page of a list. What is not asked for is not loaded. */
export type Page<Row> = {
  load(): Promise<{ rows: Row[]; hasNextPage: boolean; hasPreviousPage: boolean }>
  /** How many rows the list has over all pages. */
  count(): Promise<number>
  cursorOf(row: Row): string
}

/** A list of rows that lie in no Space. */
export type PagedList<Row> = {
  order: PageOrder<NoInfer<Row>>
  /** What its cursors are bound to (`cursorBinding`). */
  binding: string
  /** Reads those of its rows for which all of `beyond` holds, at most `take`. */
  read(query: { beyond: Where[]; orderBy: Where[]; take: number }): Promise<Row[]>
  count(): Promise<number>
}

/** The rows lie in no Space; their cursors carry this number in its place. */
const NO_SPACE = 1

/** Plans one page. Throws `BAD_PAGE` and `BAD_CURSOR`. */
export function planPage<Row extends { id: number }>(args: ConnectionArgs, list: PagedList<Row>): Page<Row> {
  const { order, binding, read, count } = list
  const { limit, backwards, after, before } = pageArgs(args)
  const bound = (side: 'after' | 'before', cursor: string | null) =>
    cursor === null ? [] : [keysetWhere(order, side, positionOf(cursor, list), NO_SPACE)]
  const beyond = [...bound('after', after), ...bound('before', before)]
  const load: Page<Row>['load'] = async () => {
    // One more than the page has, to see whether there are more.
    const found = await read({ beyond, orderBy: keysetOrderBy(order, backwards), take: limit + 1 })
    const rows = found.slice(0, limit)
    const more = found.length > limit
    return {
      rows: backwards ? rows.reverse() : rows,
      hasNextPage: backwards ? before !== null : more,
      hasPreviousPage: backwards ? more : after !== null,
    }
  }
  let loaded: ReturnType<typeof load> | undefined
  return {
    load: () => (loaded ??= load()),
    count,
    cursorOf(row) {
      const { direction } = order
      return encodeCursor(binding, { direction, value: order.valueOf(row), space: NO_SPACE, local: row.id })
    },
  }
}

/** The place that a cursor names. Cursors are not signed, so what they hold is held against what the column can hold. */
function positionOf<Row>(cursor: string, { order, binding }: PagedList<Row>): Position {
  const position = decodeCursor(cursor, binding)
  const { value, space, direction } = position
  if (order.holds(value) && space === NO_SPACE && direction === order.direction) return position
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}
