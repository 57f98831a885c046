import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { User, userReference } from '../user/type.js'
import { createServiceAccount } from './create.js'

const CreateServiceAccountInput = builder.inputType('CreateServiceAccountInput', {
  description: 'A program to add.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, for people: 1 to 200 characters.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('createServiceAccount', (t) =>
  t.field({
    type: payloadType('CreateServiceAccountPayload', (t) => ({
      user: t.field({ type: User, ...changedThing(userReference) }),
    })),
    access: 'UserEdit',
    description: 'Adds a user that is a program. It gets in by API keys, which `createApiKey` makes for it.',
    args: { input: t.arg({ type: CreateServiceAccountInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => createServiceAccount(context, input), { id: null }),
  }),
)
