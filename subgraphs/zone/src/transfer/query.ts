import type { OwnershipTransfer as Row } from '@spaceport/database/zone'
import { builder } from '../builder.js'
import { PageInfo } from '../graph/page-info.js'
import { listTransfers, type TransferPage } from './list.js'
import { OwnershipTransfer, TransferState } from './type.js'

const OwnershipTransferEdge = builder.objectRef<{ node: Row; page: TransferPage }>('OwnershipTransferEdge').implement({
  description: 'A change of owner and its place in the list.',
  access: 'AdministerSystem',
  fields: (t) => ({
    cursor: t.string({
      description: 'Its place, for `after` and `before`.',
      resolve: ({ node, page }) => page.cursorOf(node),
    }),
    node: t.expose('node', { type: OwnershipTransfer, description: 'The change of owner.' }),
  }),
})

const OwnershipTransferConnection = builder.objectRef<TransferPage>('OwnershipTransferConnection').implement({
  description: 'A page of changes of owner (Relay Cursor Connections).',
  access: 'AdministerSystem',
  fields: (t) => ({
    edges: t.field({
      type: [OwnershipTransferEdge],
      description: 'The rows with their cursors.',
      resolve: (page) => page.rows.map((node) => ({ node, page })),
    }),
    nodes: t.expose('rows', { type: [OwnershipTransfer], description: 'The rows.' }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies in the list.',
      resolve: ({ rows, hasNextPage, hasPreviousPage, cursorOf }) => {
        const cursor = (row: Row | undefined) => (row ? cursorOf(row) : null)
        return { hasNextPage, hasPreviousPage, start: () => cursor(rows[0]), end: () => cursor(rows.at(-1)) }
      },
    }),
    totalCount: t.int({
      description: 'How many rows the list has over all pages.',
      resolve: (page) => page.count(),
    }),
  }),
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
      first: t.arg.int({ description: 'How many, from the start or from `after`: 1 to 100.' }),
      after: t.arg.string({ description: 'Only those after this cursor.' }),
      last: t.arg.int({ description: 'How many, from the end or from `before`: 1 to 100.' }),
      before: t.arg.string({ description: 'Only those before this cursor.' }),
      filter: t.arg({ type: OwnershipTransferFilter, description: 'Which ones.' }),
    },
    resolve: (_, args, context) => listTransfers(args, context),
  }),
)
