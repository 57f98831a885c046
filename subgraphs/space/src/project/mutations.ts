import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createProject } from './create.js'
import { deleteProject } from './delete.js'
import { Project } from './type.js'
import { updateProject } from './update.js'

const CreateProjectInput = builder.inputType('CreateProjectInput', {
  description: 'What a new project is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    projectGroup: t.id({ required: true, description: 'The group that it is to belong to, by id.' }),
    lifecycle: t.id({ required: true, description: 'The way that its releases are to go, by id.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateProjectInput = builder.inputType('UpdateProjectInput', {
  description: 'What is to change of a project. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project, by id.' }),
    name: t.string({ description: 'The new name. The slug stays.' }),
    projectGroup: t.id({ description: 'The group that it is to belong to, by id.' }),
    lifecycle: t.id({ description: 'The way that its releases are to go, by id.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteProjectInput = builder.inputType('DeleteProjectInput', {
  description: 'Which project is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createProject: t.field({
    type: entityPayload('CreateProject', Project, 'ProjectView'),
    nullable: true,
    access: 'ProjectCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a project. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateProjectInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createProject(context, input), UNCHANGED),
  }),
  updateProject: t.field({
    type: entityPayload('UpdateProject', Project, 'ProjectView'),
    nullable: true,
    access: 'ProjectEdit',
    fleet: { route: 'input.id' },
    description: 'Changes a project. `VERSION_CONFLICT` when it is not the version that was read.',
    args: { input: t.arg({ type: UpdateProjectInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateProject(context, input), UNCHANGED),
  }),
  deleteProject: t.field({
    type: deletedPayload('DeleteProject', 'project', 'ProjectView'),
    nullable: true,
    access: 'ProjectDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a project with its releases and deployments. `IN_USE` while a deployment of it is not over.',
    args: { input: t.arg({ type: DeleteProjectInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteProject(context, input), NOTHING_DELETED),
  }),
}))
