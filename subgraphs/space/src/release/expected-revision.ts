import type { builder } from '../builder.js'

type Types = typeof builder.$inferSchemaTypes

/** The input field by which nobody's change of a release is overwritten unseen: its `version` is another thing. */
export function expectedRevision(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return t.int({ description: 'The `revision` that was read. `VERSION_CONFLICT` if it has changed since.' })
}
