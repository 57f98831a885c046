import { builder } from '../builder.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { entities } from '../process/entities.js'
import type { SetOutcome } from './set.js'
import { Variable } from './type.js'

/** The answer of a mutation that set nothing. */
export const NOTHING_SET: SetOutcome = { locals: [], deletedIds: [] }

export const SetVariablesPayload = builder
  .objectRef<SetOutcome & { errors: UserErrorShape[] }>('SetVariablesPayload')
  .implement({
    description: 'What setVariables did.',
    access: 'VariableView',
    fields: (t) => ({
      variables: t.field({
        type: [Variable],
        description: 'The values that were made and changed, as they are now, in the order of the input.',
        resolve: ({ locals }, _args, context, info) => entities(context, info, 'Variable', locals),
      }),
      deletedIds: t.exposeIDList('deletedIds', { description: 'The ids of the values that are gone.' }),
      errors: t.expose('errors', errorsOf),
    }),
  })
