import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { idempotencyKey } from '../graph/input.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { reorderEnvironments } from './reorder.js'
import { Environment } from './type.js'

type Payload = { locals: number[]; errors: UserErrorShape[] }

const NOTHING_MOVED: { locals: number[] } = { locals: [] }

const ReorderEnvironmentsInput = builder.inputType('ReorderEnvironmentsInput', {
  description: 'The order that the environments of a Space are to have.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space, by id.' }),
    ids: t.idList({
      required: true,
      description: 'The environments in their order, by id, each once, at most 1,000. Those left out follow in theirs.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const ReorderEnvironmentsPayload = builder.objectRef<Payload>('ReorderEnvironmentsPayload').implement({
  description: 'What reorderEnvironments did.',
  access: 'EnvironmentView',
  fields: (t) => ({
    environments: t.field({
      type: [Environment],
      description: 'The environments that were named, as they are now; empty when there are errors.',
      async resolve({ locals }, _args, context, info) {
        const rows = await Promise.all(locals.map((local) => loadEntity(context, info, 'Environment', local)))
        return rows.filter((row) => row !== null)
      },
    }),
    errors: t.expose('errors', errorsOf),
  }),
})

builder.mutationField('reorderEnvironments', (t) =>
  t.field({
    type: ReorderEnvironmentsPayload,
    nullable: true,
    access: 'EnvironmentEdit',
    fleet: { route: 'input.space' },
    description:
      'Says in which order the environments of a Space come, for lists and for lifecycles without phases. `FORBIDDEN` unless the caller may edit all that get another place.',
    args: { input: t.arg({ type: ReorderEnvironmentsInput, required: true, description: 'The order.' }) },
    resolve: (_root, { input }, context) => outcome(async () => reorderEnvironments(context, input), NOTHING_MOVED),
  }),
)
