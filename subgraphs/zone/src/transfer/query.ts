import { builder } from '../builder.js'
import { connectionType, PAGE_ARGS } from '../page/connection.js'
import { listTransfers } from './list.js'
import { OwnershipTransfer, TransferState } from './type.js'

const OwnershipTransferConnection = connectionType(OwnershipTransfer, 'AdministerSystem', {
  page: 'A page of changes of owner (Relay Cursor Connections).',
  edge: 'A change of owner and its place in the list.',
  node: 'The change of owner.',
})

const OwnershipTransferFilter = builder.inputType('OwnershipTransferFilter', {
  description: 'Which changes of owner. All that is given must hold.',
  fields: (t) => ({
    state: t.field({ type: [TransferState], description: 'Only those in one of these states.' }),
    subject: t.id({ description: 'Only those of what has this id in its home Space.' }),
  }),
})

builder.queryField('ownershipTransfers', (t) =>
  t.field({
    type: OwnershipTransferConnection,
    nullable: true,
    access: 'AdministerSystem',
    description: 'The changes of owner, the newest first. Errors: `FORBIDDEN`, `BAD_PAGE`, `BAD_CURSOR`.',
    args: {
      ...PAGE_ARGS,
      filter: t.arg({ type: OwnershipTransferFilter, description: 'Which ones.' }),
    },
    resolve: (_, args, context) => listTransfers(args, context),
  }),
)
