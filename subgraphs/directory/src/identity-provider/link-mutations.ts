import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { User, userReference } from '../user/type.js'
import { linkIdentity, unlinkIdentity } from './link.js'

const changedUser = { type: User, ...changedThing(userReference) }

const LinkIdentityInput = builder.inputType('LinkIdentityInput', {
  description: 'Whoever a provider calls by a subject, and the user that they are.',
  fields: (t) => ({
    user: t.id({ required: true, description: 'The user.' }),
    provider: t.id({ required: true, description: 'The identity provider.' }),
    subject: t.string({ required: true, description: 'The id by which the provider knows them: its claim `sub`.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('linkIdentity', (t) =>
  t.field({
    type: payloadType('LinkIdentityPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'UserEdit',
    description:
      'Lets whoever a provider calls by this subject sign in as a user. `NOT_FOUND`, `CONFLICT` for a subject that leads to another, `INVALID_STATE` for a service account, `FORBIDDEN` for a user with roles over the fleet that the caller lacks, and to callers who come with a key.',
    args: { input: t.arg({ type: LinkIdentityInput, required: true, description: 'Who is who.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => linkIdentity(context, input), { id: null }),
  }),
)

const UnlinkIdentityInput = builder.inputType('UnlinkIdentityInput', {
  description: 'Whoever a provider calls by a subject, and the user that they are no longer.',
  fields: (t) => ({
    user: t.id({ required: true, description: 'The user.' }),
    provider: t.id({ required: true, description: 'The identity provider.' }),
    subject: t.string({ required: true, description: 'The id by which the provider knows them.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('unlinkIdentity', (t) =>
  t.field({
    type: payloadType('UnlinkIdentityPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'UserEdit',
    description:
      "Ends that a subject of a provider leads to a user, and the user's sessions by that provider. `NOT_FOUND`, `FORBIDDEN`, `INVALID_STATE` if nobody would be left to administer the system.",
    args: { input: t.arg({ type: UnlinkIdentityInput, required: true, description: 'Who is no longer who.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => unlinkIdentity(context, input), { id: null }),
  }),
)
