import { builder } from '../builder.js'
import { Receipt } from './last-receipt.js'
import { IS_REMOTE, lastReceipt, REMOTE_NAME, REMOTE_SPACE } from './placeholder-fields.js'
import { Environment } from './type.js'

builder.prismaObjectFields(Environment, (t) => ({
  isRemote: t.boolean(IS_REMOTE),
  remoteSpace: t.exposeString('remoteSpace', REMOTE_SPACE),
  remoteName: t.exposeString('remoteName', REMOTE_NAME),
  lastReceipt: t.field({
    type: Receipt,
    description: 'How old the newest receipt is that told of deployments to it; null if none did.',
    ...lastReceipt('environmentId'),
  }),
}))
