import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { createUser } from './create.js'
import { disableUser, enableUser } from './disable.js'
import { removeUser } from './remove.js'
import { User, userReference } from './type.js'
import { updateUser } from './update.js'

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
      description:
        'The password: 12 to 1,024 characters, not easy to guess. Without one they cannot sign in by password.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('createUser', (t) =>
  t.field({
    type: payloadType('CreateUserPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'UserInvite',
    description: 'Adds somebody. `CONFLICT` for an e-mail address that another has, `WEAK_PASSWORD`.',
    args: { input: t.arg({ type: CreateUserInput, required: true, description: 'Who.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => createUser(context, input), { id: null }),
  }),
)

const UpdateUserInput = builder.inputType('UpdateUserInput', {
  description: 'What to change of a user. What is not given stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The user.' }),
    name: t.string({ description: 'Their new name.' }),
    email: t.string({ description: "A person's new e-mail address. Invitations and resets sent to the old one end." }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('updateUser', (t) =>
  t.field({
    type: payloadType('UpdateUserPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'UserEdit',
    description:
      'Renames a user or changes their e-mail address. `NOT_FOUND`, `VERSION_CONFLICT`, `CONFLICT` for an e-mail address that another has, `FORBIDDEN` for somebody with more roles over the fleet than the caller.',
    args: { input: t.arg({ type: UpdateUserInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => updateUser(context, input), { id: null }),
  }),
)

function whichUser(name: string) {
  return builder.inputType(name, {
    description: 'Which user.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The user.' }),
      expectedVersion: expectedVersionField(t),
      idempotencyKey: idempotencyKeyField(t),
    }),
  })
}

const REFUSALS =
  '`NOT_FOUND`, `VERSION_CONFLICT`, `FORBIDDEN` for somebody with more roles over the fleet than the caller, `INVALID_STATE` for the last who administers the system.'

builder.mutationField('removeUser', (t) =>
  t.field({
    type: payloadType<{ removed: string | null }>('RemoveUserPayload', (t) => ({
      removed: t.exposeID('removed', {
        nullable: true,
        description: 'The id of whom was removed; null if `errors` says why not.',
      }),
    })),
    access: 'UserEdit',
    description: `Removes a user with their sessions, API keys, memberships, roles and saved views. Every request that begins after the answer is refused to them. ${REFUSALS}`,
    args: { input: t.arg({ type: whichUser('RemoveUserInput'), required: true, description: 'Whom.' }) },
    resolve: (_root, { input }, context) =>
      outcome<{ removed: string | null }>(() => removeUser(context, input), { removed: null }),
  }),
)

builder.mutationField('disableUser', (t) =>
  t.field({
    type: payloadType('DisableUserPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'UserEdit',
    description: `Refuses a user every request that begins after the answer, by whatever credential, until they are enabled; ends their sessions. ${REFUSALS}`,
    args: { input: t.arg({ type: whichUser('DisableUserInput'), required: true, description: 'Whom.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => disableUser(context, input), { id: null }),
  }),
)

builder.mutationField('enableUser', (t) =>
  t.field({
    type: payloadType('EnableUserPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'UserEdit',
    description:
      'Lets a disabled user act again: by password, and by the API keys that they have. `NOT_FOUND`, `VERSION_CONFLICT`, `FORBIDDEN` for somebody with more roles over the fleet than the caller.',
    args: { input: t.arg({ type: whichUser('EnableUserInput'), required: true, description: 'Whom.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => enableUser(context, input), { id: null }),
  }),
)
