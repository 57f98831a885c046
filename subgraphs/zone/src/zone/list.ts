import type { Prisma, Zone } from '@spaceport/database/zone'
import type { ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding } from '@spaceport/kit/page/cursor'
import { visibleZones } from '../access/visible.js'
import type { ZoneContext } from '../context.js'
import { BY_NAME } from '../page/order.js'
import { planPage, type Page } from '../page/page.js'

const BINDING = cursorBinding('zones', null, { field: 'NAME', direction: 'ASC' })

/** Plans one page of the Zones that the caller sees, by name. Throws `BAD_PAGE` and `BAD_CURSOR`. */
export function listZones(args: ConnectionArgs, context: ZoneContext): Page<Zone> {
  const where = visibleZones(context)
  return planPage(args, {
    order: BY_NAME,
    binding: BINDING,
    read: ({ beyond, orderBy, take }) =>
      context.db.zone.findMany({
        where: { AND: [where, ...beyond] },
        orderBy: orderBy as Prisma.ZoneOrderByWithRelationInput[],
        take,
      }),
    count: () => context.db.zone.count({ where }),
  })
}
