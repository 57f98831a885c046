import type { Prisma } from '@spaceport/database/zone'
import type { ZoneContext } from '../context.js'

/** Promotions from or to a Space that the caller may enter. A role over the fleet makes no others visible: they tell of what is inside of Spaces. */
export function visiblePromotions({
  caller,
  membership,
}: Pick<ZoneContext, 'caller' | 'membership'>): Prisma.PromotionWhereInput {
  const spaces = membership.spacesFor(caller).map(({ id }) => id)
  return { OR: [{ sourceSpace: { in: spaces } }, { targetSpace: { in: spaces } }] }
}
