import type { FieldPermission } from '@spaceport/kit/schema/access'
import { builder } from '../builder.js'
import { errorsOf } from './payload.js'
import type { UserErrorShape } from './user-error.js'

type Deleted = { deletedId: string | null; errors: UserErrorShape[] }

/** The payload type of a mutation that takes something away. */
export function deletedPayload(mutation: string, what: string, access: FieldPermission) {
  return builder.objectRef<Deleted>(`${mutation}Payload`).implement({
    description: `What ${mutation[0]!.toLowerCase()}${mutation.slice(1)} did.`,
    access,
    fields: (t) => ({
      deletedId: t.exposeID('deletedId', {
        nullable: true,
        description: `The id of the ${what} that is gone; null when there are errors.`,
      }),
      errors: t.expose('errors', errorsOf),
    }),
  })
}

/** The answer of a mutation that took nothing away. */
export const NOTHING_DELETED: { deletedId: string | null } = { deletedId: null }
