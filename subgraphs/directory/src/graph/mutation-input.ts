import { builder } from '../builder.js'

type Fields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

/** The input field by which a mutation can safely be sent again. */
export function idempotencyKeyField(t: Fields) {
  return t.string({
    description:
      'A text of 1 to 200 characters, made up for this one change. The same key with the same input gives the first answer and changes nothing more; with another input `IDEMPOTENCY_MISMATCH`.',
  })
}

/** The input field that guards against overwriting what somebody else changed. */
export function expectedVersionField(t: Fields) {
  return t.int({ description: '`VERSION_CONFLICT` if the thing has another version than this by now.' })
}
