import type { OwnershipTransfer as Row } from '@spaceport/database/zone'
import { seesInstance } from '../access/visible.js'
import { builder } from '../builder.js'
import { Instance } from '../graph/refs.js'
import { OwnedKind } from '../ownership/owned-kind.js'

export const TransferState = builder.enumType('OwnershipTransferState', {
  description: 'How far a change of owner has come.',
  values: {
    SEALING: { description: 'The old owner was asked to give it away.' },
    SEALED: { description: 'The old owner has given it away; the new one has not taken it yet. Nobody may change it.' },
    DONE: { description: 'The new owner has it.' },
    REFUSED: { description: 'The old owner has it still, or again.' },
  } as const,
})

export const OwnershipTransfer = builder.objectRef<Row>('OwnershipTransfer').implement({
  description: 'A change of owner: under way, done or refused. One that is under way goes on by itself.',
  access: 'AdministerSystem',
  fields: (t) => ({
    id: t.id({ description: 'Such as `OwnershipTransfers-1`.', resolve: ({ id }) => `OwnershipTransfers-${id}` }),
    kind: t.expose('kind', { type: OwnedKind, description: 'What it is about.' }),
    subject: t.exposeID('subject', { description: 'Its id in its home Space.' }),
    fromEntity: t.exposeID('fromEntity', { description: 'Its id in the Space that gives it.' }),
    toEntity: t.exposeID('toEntity', { description: 'Its id in the Space that takes it.' }),
    fromInstance: t.field({
      type: Instance,
      nullable: true,
      description: 'The Instance that gives it; null if it is gone.',
      resolve: ({ fromInstance: id }, _, context) => (seesInstance(context, id) ? { id } : null),
    }),
    toInstance: t.field({
      type: Instance,
      nullable: true,
      description: 'The Instance that takes it; null if it is gone.',
      resolve: ({ toInstance: id }, _, context) => (seesInstance(context, id) ? { id } : null),
    }),
    epoch: t.exposeInt('epoch', { description: 'The epoch that begins with it.' }),
    state: t.expose('state', { type: TransferState, description: 'How far it has come.' }),
    isGoingBack: t.boolean({
      description: 'Whether it is being taken back: then it ends as `REFUSED`.',
      resolve: ({ isWithdrawn, state }) => isWithdrawn && (state === 'SEALING' || state === 'SEALED'),
    }),
    fault: t.exposeString('fault', { nullable: true, description: 'Why it was refused, or does not go on.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it went on, or was tried, last.' }),
  }),
})
