import type { Ownership as OwnershipRow } from '@spaceport/database/zone'
import { seesInstance } from '../access/visible.js'
import { builder } from '../builder.js'
import { Instance } from '../graph/refs.js'
import { assignedOwner } from './owner.js'

export const OwnedKind = builder.enumType('OwnedKind', {
  description: 'What can have an owner other than its home.',
  values: {
    ENVIRONMENT: { description: 'An environment.' },
    TENANT: { description: 'A tenant.' },
  } as const,
})

export const Ownership = builder.objectRef<OwnershipRow>('Ownership').implement({
  description: 'Who may change an environment or tenant that was assigned to another Instance than its home.',
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
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first assigned.' }),
  }),
})
