import type { Prisma, Promotion, PromotionState } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { keysetOrderBy, keysetWhere, type KeysetOrder } from '@spaceport/kit/page/keyset'
import type { Direction, Position } from '@spaceport/kit/page/position'
import { refuse } from '@spaceport/kit/write/outcome'
import type { ZoneContext } from '../context.js'
import { visiblePromotions } from './visible.js'

/** Which promotions. What is left out, or null, does not matter. */
export type PromotionFilter = { state?: readonly PromotionState[] | null; space?: readonly string[] | null }

/** The arguments of the list. */
export type PromotionArgs = ConnectionArgs & {
  filter?: PromotionFilter | null
  orderBy?: { field: 'CREATED_AT'; direction: Direction } | null
}

/** The newest first. */
export const NEWEST_FIRST = { field: 'CREATED_AT', direction: 'DESC' } as const

/** One page of the promotions that the caller sees. What is not asked for is not loaded. */
export type PromotionPage = {
  load(): Promise<{ rows: Promotion[]; hasNextPage: boolean; hasPreviousPage: boolean }>
  count(): Promise<number>
  cursorOf(row: Promotion): string
}

/** Promotions lie in no Space; their cursors carry this number in its place. */
const NO_SPACE = 1

/** The last moment that a column can hold: the end of the year 9999. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Plans one page. Throws `BAD_PAGE`, `BAD_CURSOR`, `BAD_ID`. */
export function listPromotions(args: PromotionArgs, context: ZoneContext): PromotionPage {
  const { limit, backwards, after, before } = pageArgs(args)
  const { direction } = args.orderBy ?? NEWEST_FIRST
  const order: KeysetOrder = { column: 'createdAt', nullable: false, direction, toColumn: (value) => new Date(value) }
  const binding = cursorBinding('promotions', args.filter, { field: 'CREATED_AT', direction })
  const where = { AND: [visiblePromotions(context), ...filterWhere(args.filter ?? {})] }
  const beyond = (side: 'after' | 'before', cursor: string | null) =>
    cursor === null ? [] : [keysetWhere(order, side, positionOf(cursor, binding, direction), NO_SPACE)]
  const bounds = [...beyond('after', after), ...beyond('before', before)]
  let loaded: ReturnType<PromotionPage['load']> | undefined
  const load: PromotionPage['load'] = async () => {
    const found = await context.db.promotion.findMany({
      where: { AND: [where, ...bounds] },
      orderBy: keysetOrderBy(order, backwards) as Prisma.PromotionOrderByWithRelationInput[],
      take: limit + 1,
    })
    const rows = found.slice(0, limit)
    const more = found.length > limit
    return {
      rows: backwards ? rows.reverse() : rows,
      hasNextPage: backwards ? before !== null : more,
      hasPreviousPage: backwards ? more : after !== null,
    }
  }
  return {
    load: () => (loaded ??= load()),
    count: () => context.db.promotion.count({ where }),
    cursorOf: ({ createdAt, id }) =>
      encodeCursor(binding, { direction, value: createdAt.getTime(), space: NO_SPACE, local: id }),
  }
}

function filterWhere({ state, space }: PromotionFilter): Prisma.PromotionWhereInput[] {
  const wrong = space?.find((id) => spaceNumber(id) === null)
  if (wrong !== undefined) throw refuse('BAD_ID', 'A Space of the filter is not given by its id.', 'filter', 'space')
  const either = { in: [...(space ?? [])] }
  return [
    ...(state ? [{ state: { in: [...state] } }] : []),
    ...(space ? [{ OR: [{ sourceSpace: either }, { targetSpace: either }] }] : []),
  ]
}

/** The place that a cursor names. Cursors are not signed, so what they hold is held against what the column can hold. */
function positionOf(cursor: string, binding: string, direction: Direction): Position {
  const position = decodeCursor(cursor, binding)
  const { value, space } = position
  const fits = typeof value === 'number' && Math.abs(value) <= LAST_MOMENT
  if (fits && space === NO_SPACE && position.direction === direction) return position
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}
