import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createProjectGroup } from './create.js'
import { ProjectGroup } from './type.js'

const CreateProjectGroupInput = builder.inputType('CreateProjectGroupInput', {
  description: 'What a new project group is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createProjectGroup: t.field({
    type: entityPayload('CreateProjectGroup', ProjectGroup, 'ProjectGroupView'),
    nullable: true,
    access: 'ProjectGroupCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a project group. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateProjectGroupInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createProjectGroup(context, input), UNCHANGED),
  }),
}))
