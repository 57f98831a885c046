import type { Ownership as OwnershipRow } from '@spaceport/database/zone'
import { seesInstance } from '../access/visible.js'
import { builder } from '../builder.js'
import { Instance } from '../graph/refs.js'
import { OwnershipTransfer } from '../transfer/type.js'
import { OwnedKind } from './owned-kind.js'
import { assignedOwner } from './owner.js'

export const Ownership = builder.objectRef<OwnershipRow>('Ownership').implement({
  description:
    'Who may change an environment, a tenant or a value of a variable that was assigned to another Instance than its home.',
  access: 'AdministerSystem',
  fields: (t) => ({
    kind: t.expose('kind', { type: OwnedKind, description: 'What it is.' }),
    subject: t.exposeID('subject', { description: 'Its id in its home Space.' }),
    entityId: t.exposeID('entityId', { description: 'Its id in the Space where it lives now.' }),
    owner: t.field({
      type: Instance,
      nullable: true,
      description: 'The Instance of that Space.',
      resolve: (row, _, context) => {
        const id = assignedOwner(row, context.membership)
        return seesInstance(context, id) ? { id } : null
      },
    }),
    epoch: t.exposeInt('epoch', { description: 'Counts its owners, from 1; what `expectedEpoch` is held against.' }),
    transfer: t.field({
      type: OwnershipTransfer,
      nullable: true,
      description: 'The change of its owner that is under way; null if none is.',
      resolve: ({ subject }, _, { loaders }) => loaders.transfer.load(subject),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first assigned.' }),
  }),
})
