import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { issuedFields, type MaybeIssued } from '../one-time-token/fields.js'
import { User, userReference } from '../user/type.js'
import { changePassword } from './change.js'
import { createPasswordReset } from './create-reset.js'

const changedUser = { type: User, ...changedThing(userReference) }

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: "The caller's new password.",
  fields: (t) => ({
    oldPassword: t.string({ required: true, description: 'The password so far.' }),
    newPassword: t.string({ required: true, description: 'The new one: 12 to 1,024 characters, not easy to guess.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('changePassword', (t) =>
  t.field({
    type: payloadType('ChangePasswordPayload', (t) => ({ user: t.field(changedUser) })),
    access: 'Public',
    description:
      "Changes the caller's password and ends their other sessions. `BAD_CREDENTIALS` if the old one is wrong, `RATE_LIMITED` after too many wrong ones, `WEAK_PASSWORD`, `FORBIDDEN` to callers who come with a key.",
    args: { input: t.arg({ type: ChangePasswordInput, required: true, description: 'The passwords.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => changePassword(context, input), { id: null }),
  }),
)

const CreatePasswordResetInput = builder.inputType('CreatePasswordResetInput', {
  description: 'Whose password is to be set anew.',
  fields: (t) => ({
    user: t.id({ required: true, description: 'The person.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('createPasswordReset', (t) =>
  t.field({
    type: payloadType<Changed & MaybeIssued>('CreatePasswordResetPayload', (t) => ({
      user: t.field(changedUser),
      ...issuedFields(t),
    })),
    access: 'UserEdit',
    description:
      'Makes a token by which a person sets a new password within an hour; one made before no longer holds. `NOT_FOUND`, `INVALID_STATE` for service accounts and the disabled, `FORBIDDEN` for somebody with more roles over the fleet than the caller and to callers who come with a key.',
    args: { input: t.arg({ type: CreatePasswordResetInput, required: true, description: 'Whose.' }) },
    resolve: (_root, { input }, context) =>
      outcome<Changed & MaybeIssued>(() => createPasswordReset(context, input), { id: null }),
  }),
)
