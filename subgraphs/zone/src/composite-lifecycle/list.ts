import type { Prisma } from '@spaceport/database/zone'
import type { ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding } from '@spaceport/kit/page/cursor'
import { visibleLifecycles } from '../access/visible.js'
import type { ZoneContext } from '../context.js'
import { BY_NAME } from '../page/order.js'
import { planPage, type Page } from '../page/page.js'
import { WITH_STEPS, type Lifecycle } from './load.js'

const BINDING = cursorBinding('compositeLifecycles', null, { field: 'NAME', direction: 'ASC' })

/** Plans one page of the composite lifecycles that the caller sees, by name. Throws `BAD_PAGE` and `BAD_CURSOR`. */
export function listLifecycles(args: ConnectionArgs, context: ZoneContext): Page<Lifecycle> {
  const where = visibleLifecycles(context)
  return planPage(args, {
    order: BY_NAME,
    binding: BINDING,
    read: ({ beyond, orderBy, take }) =>
      context.db.compositeLifecycle.findMany({
        where: { AND: [where, ...beyond] },
        orderBy: orderBy as Prisma.CompositeLifecycleOrderByWithRelationInput[],
        take,
        include: WITH_STEPS,
      }),
    count: () => context.db.compositeLifecycle.count({ where }),
  })
}
