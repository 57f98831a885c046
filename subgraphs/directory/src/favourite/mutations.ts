import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { User, userReference } from '../user/type.js'
import { setFavouriteSpaces } from './set.js'

const SetFavouriteSpacesInput = builder.inputType('SetFavouriteSpacesInput', {
  description: "The caller's favourites.",
  fields: (t) => ({
    spaces: t.idList({
      required: true,
      description: 'All of them from now on, at most 100, in their order; a Space that is named again does not count.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('setFavouriteSpaces', (t) =>
  t.field({
    type: payloadType('SetFavouriteSpacesPayload', (t) => ({
      user: t.field({ type: User, ...changedThing(userReference) }),
    })),
    access: 'Public',
    description:
      "Says which Spaces the caller wants at hand. `NOT_FOUND` for one that they do not see, `BAD_INPUT`, `FORBIDDEN` to keys and tokens that leave only some of their owner's rights.",
    args: { input: t.arg({ type: SetFavouriteSpacesInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => setFavouriteSpaces(context, input), { id: null }),
  }),
)
