import type { Direction, OrderValue, Position } from './position.js'

/**
 * The order of `position.ts` as Prisma input, so that PostgreSQL pages by an index over `(column, id)`.
 * A list that runs backwards (`last`) is read in reverse and turned round by its reader.
 */
export type KeysetOrder = {
  /** The column ordered by; text columns hold a `textKey` and are `COLLATE "C"`. */
  column: string
  nullable: boolean
  direction: Direction
  /** Turns an order value into what the column holds; times are `Date`s there. */
  toColumn?: (value: string | number) => unknown
}

/** A condition in Prisma's form. */
export type Where = { [key: string]: unknown }

type Side = 'after' | 'before'

const NOTHING: Where = { id: { in: [] } }

/** Rows of Space number `space` strictly after (or before) a position, which may lie in another Space. */
export function keysetWhere(order: KeysetOrder, side: Side, position: Position, space: number): Where {
  const { valued, nulls } = sideOf(order, side, position, space)
  return valued && nulls ? { OR: [valued, nulls] } : (valued ?? nulls ?? NOTHING)
}

/** Where a page ends on either side; null: where the list does. */
export type Bounds = { after: Position | null; before: Position | null }

/**
 * The rows between two bounds as ranges, each a list of conditions, to be read one after the other until the page is full (from its end when
 * it is `reversed`). There are two only where a page begins at a bound and may go on among rows without a value, or comes from them: asked
 * for both at once, PostgreSQL cannot begin at the bound, but walks the index to it from the end.
 */
export function keysetRanges(order: KeysetOrder, bounds: Bounds, space: number, reversed: boolean): Where[][] {
  const { after, before } = bounds
  const splits = order.nullable && (reversed ? before?.value === null : after !== null && after.value !== null)
  const sides = [
    ...(after ? [{ side: 'after' as const, position: after }] : []),
    ...(before ? [{ side: 'before' as const, position: before }] : []),
  ]
  if (!splits) return [sides.map(({ side, position }) => keysetWhere(order, side, position, space))]
  const parts = sides.map(({ side, position }) => sideOf(order, side, position, space))
  const ranges = [parts.map(({ valued }) => valued), parts.map(({ nulls }) => nulls)]
  return (reversed ? ranges.reverse() : ranges).flatMap((range) => {
    const conditions = range.filter((condition) => condition !== null)
    return conditions.length === range.length ? [conditions] : []
  })
}

/** Which rows lie on one side of a position: of those with a value and of those without, which come last; null: none. */
function sideOf(
  order: KeysetOrder,
  side: Side,
  position: Position,
  space: number,
): { valued: Where | null; nulls: Where | null } {
  const { column } = order
  const next = (side === 'after') === (order.direction === 'ASC') ? 'gt' : 'lt'
  const ties = tiesWhere(next, position, space)
  if (position.value === null) {
    const valued = side === 'before' ? { [column]: { not: null } } : null
    return { valued, nulls: { AND: [{ [column]: null }, ties] } }
  }
  const value = order.toColumn ? order.toColumn(position.value) : position.value
  const bound = (strictly: boolean): Where => ({ [column]: { [strictly ? next : `${next}e`]: value } })
  // In its own Space: from the position's value on, where PostgreSQL begins, but what has just that value and does not lie beyond it.
  const valued: Where =
    position.space === space
      ? { AND: [bound(false), { NOT: { [column]: value, id: { [next === 'gt' ? 'lte' : 'gte']: position.local } } }] }
      : bound(ties === NOTHING)
  return { valued, nulls: side === 'after' && order.nullable ? { [column]: null } : null }
}

/** Which rows with the same value lie beyond the position: by local id in its own Space, all or none in another. */
function tiesWhere(next: 'gt' | 'lt', position: Position, space: number): Where {
  if (space === position.space) return { id: { [next]: position.local } }
  return (next === 'gt') === space > position.space ? {} : NOTHING
}

/** Prisma's `orderBy` for one page; `reversed` when the page is read from its end. */
export function keysetOrderBy(order: KeysetOrder, reversed: boolean): Where[] {
  const sort = (order.direction === 'ASC') === !reversed ? 'asc' : 'desc'
  const column = order.nullable ? { sort, nulls: reversed ? 'first' : 'last' } : sort
  return [{ [order.column]: column }, { id: sort }]
}

/** What a column holds as an order value: times as milliseconds since 1970. */
export function orderValue(held: unknown): OrderValue {
  if (held instanceof Date) return held.getTime()
  if (typeof held === 'string' || typeof held === 'number') return held
  if (held === null || held === undefined) return null
  throw new TypeError(`a ${typeof held} cannot be ordered by`)
}
