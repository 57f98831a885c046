import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { createUser } from './create.js'
import { User, userReference } from './type.js'

const changedUser = { type: User, ...changedThing(userReference) }

const CreateUserInput = builder.inputType('CreateUserInput', {
  description: 'Somebody to add.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'The e-mail address, by which they sign in. Unique, whatever its case.',
    }),
    name: t.string({ required: true, description: 'The name, for people: 1 to 200 characters.' }),
    password: t.string({
      description: 'The password: 12 to 1,024 characters. Without one they cannot sign in by password.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('createUser', (t) =>
  t.field({
    type: payloadType('CreateUserPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'UserInvite',
    description: 'Adds somebody. `CONFLICT` for an e-mail address that another has.',
    args: { input: t.arg({ type: CreateUserInput, required: true, description: 'Who.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => createUser(context, input), { id: null }),
  }),
)
