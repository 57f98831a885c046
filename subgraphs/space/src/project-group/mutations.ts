import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createProjectGroup } from './create.js'
import { deleteProjectGroup } from './delete.js'
import { ProjectGroup } from './type.js'
import { updateProjectGroup } from './update.js'

const CreateProjectGroupInput = builder.inputType('CreateProjectGroupInput', {
  description: 'What a new project group is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateProjectGroupInput = builder.inputType('UpdateProjectGroupInput', {
  description: 'What is to change of a project group. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project group, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteProjectGroupInput = builder.inputType('DeleteProjectGroupInput', {
  description: 'Which project group is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project group, by id.' }),
    expectedVersion: expectedVersion(t),
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
  updateProjectGroup: t.field({
    type: entityPayload('UpdateProjectGroup', ProjectGroup, 'ProjectGroupView'),
    nullable: true,
    access: 'ProjectGroupEdit',
    fleet: { route: 'input.id' },
    description: 'Changes a project group. `VERSION_CONFLICT` when it is not the version that was read.',
    args: { input: t.arg({ type: UpdateProjectGroupInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateProjectGroup(context, input), UNCHANGED),
  }),
  deleteProjectGroup: t.field({
    type: deletedPayload('DeleteProjectGroup', 'project group', 'ProjectGroupView'),
    nullable: true,
    access: 'ProjectGroupDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a project group. `IN_USE` while projects belong to it.',
    args: { input: t.arg({ type: DeleteProjectGroupInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteProjectGroup(context, input), NOTHING_DELETED),
  }),
}))
