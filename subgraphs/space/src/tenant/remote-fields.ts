import { builder } from '../builder.js'
import { Receipt } from '../environment/last-receipt.js'
import { IS_REMOTE, lastReceipt, REMOTE_NAME, REMOTE_SPACE } from '../environment/placeholder-fields.js'
import { Tenant } from './type.js'

builder.prismaObjectFields(Tenant, (t) => ({
  isRemote: t.boolean(IS_REMOTE),
  remoteSpace: t.exposeString('remoteSpace', REMOTE_SPACE),
  remoteName: t.exposeString('remoteName', REMOTE_NAME),
  lastReceipt: t.field({
    type: Receipt,
    description: 'How old the newest receipt is that told of deployments for it; null if none did.',
    ...lastReceipt('tenantId'),
  }),
}))
