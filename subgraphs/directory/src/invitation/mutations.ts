import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { issuedFields, type MaybeIssued } from '../one-time-token/fields.js'
import { User, userReference } from '../user/type.js'
import { inviteUser } from './invite.js'

const InviteUserInput = builder.inputType('InviteUserInput', {
  description: 'Somebody to invite.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'The e-mail address, by which they will sign in. Unique, whatever its case.',
    }),
    name: t.string({
      description:
        'The name, for people, until they say it themselves: 1 to 200 characters. Without it, what comes before the @.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('inviteUser', (t) =>
  t.field({
    type: payloadType<Changed & MaybeIssued>('InviteUserPayload', (t) => ({
      user: t.field({ type: User, ...changedThing(userReference) }),
      ...issuedFields(t),
    })),
    access: 'UserInvite',
    description:
      'Adds somebody who is not there yet, and makes the token of a link by which they set their password within seven days. Again for somebody who has not accepted: a new token, and the old no longer holds. `CONFLICT` for an e-mail address that another has, `FORBIDDEN` to callers who come with a key, and for somebody with more roles over the fleet than the caller.',
    args: { input: t.arg({ type: InviteUserInput, required: true, description: 'Whom.' }) },
    resolve: (_root, { input }, context) =>
      outcome<Changed & MaybeIssued>(() => inviteUser(context, input), { id: null }),
  }),
)
