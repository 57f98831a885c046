import type { OwnershipTransfer, Prisma, TransferState } from '@spaceport/database/zone'
import type { ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding } from '@spaceport/kit/page/cursor'
import type { ZoneContext } from '../context.js'
import { byCreation } from '../page/order.js'
import { planPage, type Page } from '../page/page.js'

/** Which transfers. What is left out, or null, does not matter. */
export type TransferFilter = { state?: readonly TransferState[] | null; subject?: string | null }

/** The arguments of the list. */
export type TransferArgs = ConnectionArgs & { filter?: TransferFilter | null }

/** Plans one page of the changes of owner, the newest first. Throws `BAD_PAGE` and `BAD_CURSOR`. */
export function listTransfers(args: TransferArgs, { db }: ZoneContext): Page<OwnershipTransfer> {
  const { state, subject } = args.filter ?? {}
  const where: Prisma.OwnershipTransferWhereInput = {
    ...(state ? { state: { in: [...state] } } : {}),
    ...(subject ? { subject } : {}),
  }
  return planPage(args, {
    order: byCreation('DESC'),
    binding: cursorBinding('ownershipTransfers', args.filter, null),
    read: ({ beyond, orderBy, take }) =>
      db.ownershipTransfer.findMany({
        where: { AND: [where, ...beyond] },
        orderBy: orderBy as Prisma.OwnershipTransferOrderByWithRelationInput[],
        take,
      }),
    count: () => db.ownershipTransfer.count({ where }),
  })
}
