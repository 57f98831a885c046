import { builder } from '../builder.js'
import { lastReceiptOf, Receipt } from '../environment/last-receipt.js'
import { isPlaceholder } from '../write/owner.js'
import { Tenant } from './type.js'

builder.prismaObjectFields(Tenant, (t) => ({
  isRemote: t.boolean({
    description: 'Whether it is only a read-only placeholder for one that lives in another Space.',
    select: { remoteOf: true, remoteRoot: true },
    resolve: isPlaceholder,
  }),
  remoteSpace: t.exposeString('remoteSpace', {
    nullable: true,
    description:
      'Of a placeholder for one that receipts told of: what the Space calls itself in which it lives; else null.',
  }),
  remoteName: t.exposeString('remoteName', {
    nullable: true,
    description: 'What it is called there; null as `remoteSpace` is.',
  }),
  lastReceipt: t.field({
    type: Receipt,
    nullable: true,
    description: 'How old the newest receipt is that told of deployments for it; null if none did.',
    select: { id: true, remoteRoot: true },
    resolve: ({ id, remoteRoot }, _args, context) =>
      remoteRoot === null ? null : lastReceiptOf(context, 'tenantId', id),
  }),
}))
