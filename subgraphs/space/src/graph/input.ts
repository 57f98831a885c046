import { builder } from '../builder.js'

type Types = typeof builder.$inferSchemaTypes
type Fields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

/** The input field of every mutation by which a retry is told from a second wish. */
export function idempotencyKey(t: Fields) {
  return t.string({
    description:
      'At most 200 characters, made up by the asker. Sent again with the same input: the same answer, no second effect.',
  })
}

/** The input field of every update by which nobody's change is overwritten unseen. */
export function expectedVersion(t: Fields) {
  return t.int({ description: 'The version that was read. `VERSION_CONFLICT` if it has changed since.' })
}

/** The input field of a creation that says where. */
export function intoSpace(t: Fields) {
  return t.id({ required: true, description: 'The Space to create it in, by id.' })
}
