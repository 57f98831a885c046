import { cursorBinding, encodeCursor } from '@spaceport/kit/page/cursor'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { keysetOrderBy, keysetRanges, keysetWhere, orderValue, type KeysetOrder } from '@spaceport/kit/page/keyset'
import type { Direction } from '@spaceport/kit/page/position'
import { visible } from '../access/visible.js'
import { allOf, EVERYTHING, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Row } from '../entity/model.js'
import { hasWhere } from '../facet/has.js'
import { positionOf } from './cursor-position.js'
import { commonWhere, idsWhere } from './filter.js'
import type { CommonFilter, List } from './list.js'

/** The arguments of a list field. */
export type ListArgs<Filter, Field> = ConnectionArgs & {
  filter?: Filter | null
  orderBy?: { field: Field; direction: Direction } | null
}

/** One page, planned: what to ask of the database, and how to name places in it. */
export type Page = {
  /** Visible rows that the filter lets through: what `totalCount` counts. */
  where: Where
  /** Rows of `where` beyond the cursors, one more than the page has, to see whether there are more. */
  query: { where: Where; orderBy: object[]; take: number; select: { id: true } }
  /** The same rows in parts, to be read one after the other until there are enough. */
  ranges: Where[]
  /** Puts the rows that `query` gave into the list's order, without the one too many. */
  arrange(rows: readonly Row[]): { rows: Row[]; hasNextPage: boolean; hasPreviousPage: boolean }
  /** The cursor of a row that `query` gave. */
  cursorOf(row: Row): string
}

/** Plans one page of a list. Throws `BAD_PAGE`, `BAD_CURSOR`, and `BAD_ID` for a malformed id in the filter. */
export function planPage<Filter extends CommonFilter, Field extends string>(
  list: List<Filter, Field>,
  args: ListArgs<Filter, Field>,
  context: SpaceContext,
): Page {
  const { limit, backwards, after, before } = pageArgs(args)
  const { field, direction } = args.orderBy ?? list.by
  const order = keysetOrder(list, field, direction)
  const binding = once(() => cursorBinding(list.name, args.filter, { field, direction }))
  const readable = list.orders[field].readable?.(context) ?? EVERYTHING
  const where = allOf([visible(context, list.kind), readable, ...listWhere(list, args.filter, context)])
  const read = (cursor: string | null) =>
    cursor === null ? null : positionOf(cursor, binding(), list.orders[field], direction)
  const bounds = { after: read(after), before: read(before) }
  const beyond = (['after', 'before'] as const).flatMap((side) => {
    const bound = bounds[side]
    return bound ? [keysetWhere(order, side, bound, context.space)] : []
  })
  return {
    where,
    query: {
      where: allOf([where, ...beyond]),
      orderBy: keysetOrderBy(order, backwards),
      take: limit + 1,
      select: { id: true, [order.column]: true },
    },
    ranges: keysetRanges(order, bounds, context.space, backwards).map((range) => allOf([where, ...range])),
    arrange: (found) => arranged(found, { limit, backwards, after, before }),
    cursorOf: (row) =>
      encodeCursor(binding(), { direction, value: orderValue(row[order.column]), space: context.space, local: row.id }),
  }
}

type Read = { limit: number; backwards: boolean; after: string | null; before: string | null }

/** Puts rows that were read into the list's order, without the one too many that was read to see whether there are more. */
export function arranged(
  found: readonly Row[],
  { limit, backwards, after, before }: Read,
): ReturnType<Page['arrange']> {
  const rows = found.slice(0, limit)
  const more = found.length > limit
  return backwards
    ? { rows: rows.reverse(), hasNextPage: before !== null, hasPreviousPage: more }
    : { rows, hasNextPage: more, hasPreviousPage: after !== null }
}

/** A list's filter as conditions, without what it has of the facet `except`. */
export function listWhere<Filter extends CommonFilter>(
  list: Pick<List<Filter, never>, 'kind' | 'where'>,
  filter: Filter | null | undefined,
  context: SpaceContext,
  except?: string,
): Where[] {
  if (!filter) return []
  return [
    ...commonWhere(filter, context),
    ...idsWhere(list.kind, filter.id, context),
    ...hasWhere(list.kind, filter, context, except),
    ...list.where(filter, context),
  ]
}

function keysetOrder<Filter extends CommonFilter, Field extends string>(
  list: List<Filter, Field>,
  field: Field,
  direction: Direction,
): KeysetOrder {
  const { column, nullable = false, holds } = list.orders[field]
  const order: KeysetOrder = { column, nullable, direction }
  return holds === 'time' ? { ...order, toColumn: (value) => new Date(value) } : order
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
