import type { ObjectRef } from '@pothos/core'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import { builder } from '../builder.js'
import type { TypeName } from '../entity/kinds.js'
import { loadEntity } from '../entity/load.js'
import { modelOf } from '../entity/model.js'
import { UserError, type UserErrorShape } from './user-error.js'

type Types = typeof builder.$inferSchemaTypes

/** What a mutation answers: the local id of what it changed, or the errors for which it changed nothing. */
export type PayloadShape = { local: number | null; errors: UserErrorShape[] }

/** What every payload says of its errors. */
export const errorsOf = {
  type: [UserError] as [typeof UserError],
  description: 'Why nothing was changed; empty when it was.',
}

/** The payload type of a mutation that changes one entity. */
export function entityPayload(mutation: string, entity: ObjectRef<Types, { id: number }>, access: FieldPermission) {
  const type = entity.name as TypeName
  return builder.objectRef<PayloadShape>(`${mutation}Payload`).implement({
    description: `What ${mutation[0]!.toLowerCase()}${mutation.slice(1)} did.`,
    access,
    fields: (t) => ({
      [modelOf(type)]: t.field({
        type: entity,
        nullable: true,
        description: `The ${type} as it is now; null when there are errors.`,
        resolve: ({ local }, _args, context, info) => (local === null ? null : loadEntity(context, info, type, local)),
      }),
      errors: t.expose('errors', errorsOf),
    }),
  })
}

/** The answer of a mutation that changed nothing. */
export const UNCHANGED: { local: number | null } = { local: null }
