import type { OwnedKind as Kind } from '@spaceport/database/zone'
import { outcome, type UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { UserError } from '../graph/user-error.js'
import { OwnershipTransfer } from '../transfer/type.js'
import { assignOwner } from './assign.js'
import { OwnedKind } from './owned-kind.js'
import { Ownership } from './type.js'

const AssignOwnerInput = builder.inputType('AssignOwnerInput', {
  description: 'Who is to own an environment, a tenant or a value of a variable.',
  fields: (t) => ({
    kind: t.field({ type: OwnedKind, required: true, description: 'What it is.' }),
    subject: t.id({ required: true, description: 'Its id in its home Space, such as `Spaces-1/Environments-3`.' }),
    entityId: t.id({
      required: true,
      description:
        "Its id in the Space where it is to live; that Space's Instance becomes the owner. The id in its home Space gives it back.",
    }),
    expectedEpoch: t.int({
      required: true,
      description: 'The epoch that ends by this: 0 if its home owns it and always did.',
    }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

type Outcome = { subject?: string | null; kind?: Kind; transfer?: number | null; errors: UserErrorShape[] }

const AssignOwnerPayload = builder.objectRef<Outcome>('AssignOwnerPayload').implement({
  description: 'The new owner.',
  access: 'SpaceView',
  fields: (t) => ({
    ownership: t.field({
      type: Ownership,
      nullable: true,
      access: 'AdministerSystem',
      description: 'Who owns it now; null if nothing changed, or if it is on the way from its home.',
      resolve: ({ subject, kind }, _, { loaders }) => (subject && kind ? loaders.ownership[kind].load(subject) : null),
    }),
    transfer: t.field({
      type: OwnershipTransfer,
      nullable: true,
      access: 'AdministerSystem',
      description: 'How far the change has come: one that is not done goes on by itself. Null if nothing changed.',
      resolve: ({ transfer }, _, { db }) =>
        transfer ? db.ownershipTransfer.findUnique({ where: { id: transfer } }) : null,
    }),
    errors: t.expose('errors', { type: [UserError], description: 'Why nothing changed; empty when all went well.' }),
  }),
})

builder.mutationField('assignOwner', (t) =>
  t.field({
    type: AssignOwnerPayload,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Makes an Instance the owner of an environment, a tenant or a value of a variable: the old owner seals it, then the new one opens it. Errors: `FORBIDDEN`, `BAD_ID`, `NOT_FOUND` (for the caller, in either Space), `VERSION_CONFLICT` (another epoch), `CONFLICT` (one of the ids is assigned otherwise), `INVALID_STATE` (it lives there already, is changing its owner, or deployments run), `NOT_OWNER`, `INSTANCE_UNAVAILABLE` (one of the two did not answer).',
    args: { input: t.arg({ type: AssignOwnerInput, required: true, description: 'What, and where it is to live.' }) },
    resolve: (_, { input }, context) =>
      outcome<Omit<Outcome, 'errors'>>(async () => ({ ...(await assignOwner(input, context)), kind: input.kind }), {
        subject: null,
      }),
  }),
)
