import type { ProjectSplit as Row } from '@spaceport/database/zone'
import { outcome, type UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { UserError } from '../graph/user-error.js'
import { splitProject } from './split.js'
import { ProjectSplit } from './type.js'

const SplitProjectInput = builder.inputType('SplitProjectInput', {
  description: 'Which part of a project is to go to which Space.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project, by its id at home.' }),
    space: t.id({ required: true, description: 'The Space that is to get a part of it, such as `Spaces-6`.' }),
    environments: t.idList({ description: 'The environments that are to go there, at most 200.' }),
    tenants: t.idList({ description: 'The tenants that are to go there, at most 200.' }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

type Outcome = { split?: Row | null; errors: UserErrorShape[] }

const SplitProjectPayload = builder.objectRef<Outcome>('SplitProjectPayload').implement({
  description: 'The project that was split.',
  access: 'SpaceView',
  fields: (t) => ({
    split: t.expose('split', {
      type: ProjectSplit,
      nullable: true,
      access: 'AdministerSystem',
      description: 'How far it has come: what is not done goes on by itself. Null if nothing has moved.',
    }),
    errors: t.expose('errors', { type: [UserError], description: 'Why nothing has moved; empty when all went well.' }),
  }),
})

builder.mutationField('splitProject', (t) =>
  t.field({
    type: SplitProjectPayload,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Gives a part of a project to another Space, which owns it from then on: environments and tenants, found there by name or made, and the values of variables that hold for nothing else. Errors: `FORBIDDEN`, `BAD_ID`, `BAD_INPUT`, `NOT_FOUND`, `NOT_OWNER` (the project is split at home), `CONFLICT` (a name stands for something else there), `INVALID_STATE` (values cannot be split, or deployments run), `INSTANCE_UNAVAILABLE`.',
    args: { input: t.arg({ type: SplitProjectInput, required: true, description: 'What, and where it is to live.' }) },
    resolve: (_, { input }, context) =>
      outcome<Omit<Outcome, 'errors'>>(async () => ({ split: await splitProject(input, context) }), { split: null }),
  }),
)
