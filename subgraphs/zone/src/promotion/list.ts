import type { Prisma, Promotion, PromotionState } from '@spaceport/database/zone'
import { spaceNumber } from '@spaceport/kit/ids'
import type { ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding } from '@spaceport/kit/page/cursor'
import type { Direction } from '@spaceport/kit/page/position'
import { refuse } from '@spaceport/kit/write/outcome'
import type { ZoneContext } from '../context.js'
import { byCreation } from '../page/order.js'
import { planPage, type Page } from '../page/page.js'
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

/** Plans one page of the promotions that the caller sees. Throws `BAD_PAGE`, `BAD_CURSOR`, `BAD_ID`. */
export function listPromotions(args: PromotionArgs, context: ZoneContext): Page<Promotion> {
  const { direction } = args.orderBy ?? NEWEST_FIRST
  const where = { AND: [visiblePromotions(context), ...filterWhere(args.filter ?? {})] }
  return planPage(args, {
    order: byCreation(direction),
    binding: cursorBinding('promotions', args.filter, { field: 'CREATED_AT', direction }),
    read: ({ beyond, orderBy, take }) =>
      context.db.promotion.findMany({
        where: { AND: [where, ...beyond] },
        orderBy: orderBy as Prisma.PromotionOrderByWithRelationInput[],
        take,
      }),
    count: () => context.db.promotion.count({ where }),
  })
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
