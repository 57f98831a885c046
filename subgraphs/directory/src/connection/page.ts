import { SpaceportError } from '@spaceport/kit/errors'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { keysetOrderBy, keysetWhere, type KeysetOrder, type Where } from '@spaceport/kit/page/keyset'
import type { Direction, Position } from '@spaceport/kit/page/position'
import { textKey } from '@spaceport/kit/page/text-key'
import { BY_NAME } from './order.js'

/** The arguments of a list field. */
export type ListArgs = ConnectionArgs & {
  filter?: { text?: string | null } | null
  orderBy?: { field: 'NAME'; direction: Direction } | null
}

/** A row, as far as paging needs it. Pothos' plan decides which other columns are there. */
export type Row = { id: number; nameKey?: string; [column: string]: unknown }

/** One page, planned: what to ask of the database, and how to name places in it. */
export type Page = {
  /** Visible rows that the filter lets through: what `totalCount` counts. */
  where: Where
  /** Rows of `where` beyond the cursors, one more than the page has, to see whether there are more. */
  query: { where: Where; orderBy: Where[]; take: number }
  /** Puts the rows that `query` gave into the list's order, without the one too many. */
  arrange(rows: readonly Row[]): { rows: Row[]; hasNextPage: boolean; hasPreviousPage: boolean }
  /** The cursor of a row that `query` gave. */
  cursorOf(row: Row): string
}

/** The columns that places are made of. */
export const POSITION_COLUMNS = { id: true, nameKey: true } as const

/** What stands for the Space in the positions of rows that live in the directory itself. */
const HERE = 1

/** Plans one page of a list: `field` is its root field, to which cursors are bound. Throws `BAD_PAGE` or `BAD_CURSOR`. */
export function planPage(field: string, visible: object, args: ListArgs): Page {
  const { limit, backwards, after, before } = pageArgs(args)
  const { direction } = args.orderBy ?? BY_NAME
  const order: KeysetOrder = { column: 'nameKey', nullable: false, direction }
  const binding = cursorBinding(field, args.filter, { field: 'NAME', direction })
  const where: Where = { AND: [visible, ...containsText(args.filter?.text)] }
  const beyond = (side: 'after' | 'before', cursor: string | null) =>
    cursor === null ? [] : [keysetWhere(order, side, positionOf(cursor, binding, direction), HERE)]
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
    cursorOf: ({ id, nameKey }) => encodeCursor(binding, { direction, value: nameKey ?? null, space: HERE, local: id }),
  }
}

/** A cursor is not signed, so what it holds is checked against what the column can hold. */
function positionOf(cursor: string, binding: string, direction: Direction): Position {
  const position = decodeCursor(cursor, binding)
  const { value } = position
  if (position.direction === direction && typeof value === 'string' && value.isWellFormed() && !value.includes('\0')) {
    return position
  }
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}

/** Rows whose name holds the text, both in the form of `textKey`; Prisma passes the wildcards of `LIKE` through. */
function containsText(text: string | null | undefined): Where[] {
  const key = textKey(text ?? '').replaceAll('\0', '')
  return key === '' ? [] : [{ nameKey: { contains: key.replace(/[\\%_]/g, '\\$&') } }]
}
