import type { OwnershipTransfer, Prisma, TransferState } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { keysetOrderBy, keysetWhere, type KeysetOrder } from '@spaceport/kit/page/keyset'
import type { Position } from '@spaceport/kit/page/position'
import type { ZoneContext } from '../context.js'

/** Which transfers. What is left out, or null, does not matter. */
export type TransferFilter = { state?: readonly TransferState[] | null; subject?: string | null }

/** The arguments of the list. */
export type TransferArgs = ConnectionArgs & { filter?: TransferFilter | null }

/** One page of the changes of owner, the newest first. */
export type TransferPage = {
  rows: OwnershipTransfer[]
  hasNextPage: boolean
  hasPreviousPage: boolean
  count(): Promise<number>
  cursorOf(row: OwnershipTransfer): string
}

const ORDER: KeysetOrder = {
  ...{ column: 'createdAt', nullable: false, direction: 'DESC' },
  toColumn: (value) => new Date(value),
}

/** Transfers lie in no Space; their cursors carry this number in its place. */
const NO_SPACE = 1

/** The last moment that a column can hold: the end of the year 9999. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Reads one page. Throws `BAD_PAGE` and `BAD_CURSOR`. */
export async function listTransfers(args: TransferArgs, { db }: ZoneContext): Promise<TransferPage> {
  const { limit, backwards, after, before } = pageArgs(args)
  const binding = cursorBinding('ownershipTransfers', args.filter, null)
  const { state, subject } = args.filter ?? {}
  const where: Prisma.OwnershipTransferWhereInput = {
    ...(state ? { state: { in: [...state] } } : {}),
    ...(subject ? { subject } : {}),
  }
  const beyond = (side: 'after' | 'before', cursor: string | null) =>
    cursor === null ? [] : [keysetWhere(ORDER, side, positionOf(cursor, binding), NO_SPACE)]
  const found = await db.ownershipTransfer.findMany({
    where: { AND: [where, ...beyond('after', after), ...beyond('before', before)] },
    orderBy: keysetOrderBy(ORDER, backwards) as Prisma.OwnershipTransferOrderByWithRelationInput[],
    take: limit + 1,
  })
  const rows = found.slice(0, limit)
  const more = found.length > limit
  return {
    rows: backwards ? rows.reverse() : rows,
    hasNextPage: backwards ? before !== null : more,
    hasPreviousPage: backwards ? more : after !== null,
    count: () => db.ownershipTransfer.count({ where }),
    cursorOf: ({ createdAt, id }) =>
      encodeCursor(binding, { direction: 'DESC', value: createdAt.getTime(), space: NO_SPACE, local: id }),
  }
}

/** The place that a cursor names. Cursors are not signed, so what they hold is held against what the column can hold. */
function positionOf(cursor: string, binding: string): Position {
  const position = decodeCursor(cursor, binding)
  const { value, space, direction } = position
  const fits = typeof value === 'number' && Math.abs(value) <= LAST_MOMENT
  if (fits && space === NO_SPACE && direction === 'DESC') return position
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}
