import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createEnvironment } from './create.js'
import { deleteEnvironment } from './delete.js'
import { Environment } from './type.js'
import { updateEnvironment } from './update.js'

const CreateEnvironmentInput = builder.inputType('CreateEnvironmentInput', {
  description: 'What a new environment is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    sortOrder: t.int({ description: 'Its place among the environments, for people; lower first. 0 by default.' }),
    useGuidedFailure: t.boolean({ description: 'Whether a failed step there waits for guidance.' }),
    remoteOf: t.id({
      description: 'The environment of another Space, by id, that this is to be a read-only placeholder for.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateEnvironmentInput = builder.inputType('UpdateEnvironmentInput', {
  description: 'What is to change of an environment. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The environment, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    sortOrder: t.int({ description: 'Its place among the environments, for people; lower first.' }),
    useGuidedFailure: t.boolean({ description: 'Whether a failed step there waits for guidance.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteEnvironmentInput = builder.inputType('DeleteEnvironmentInput', {
  description: 'Which environment is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The environment, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createEnvironment: t.field({
    type: entityPayload('CreateEnvironment', Environment, 'EnvironmentView'),
    nullable: true,
    access: 'EnvironmentCreate',
    fleet: { route: 'input.space' },
    description: 'Creates an environment. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateEnvironmentInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createEnvironment(context, input), UNCHANGED),
  }),
  updateEnvironment: t.field({
    type: entityPayload('UpdateEnvironment', Environment, 'EnvironmentView'),
    nullable: true,
    access: 'EnvironmentEdit',
    fleet: { route: 'input.id' },
    description: 'Changes an environment. `NOT_OWNER` for a placeholder, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateEnvironmentInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateEnvironment(context, input), UNCHANGED),
  }),
  deleteEnvironment: t.field({
    type: deletedPayload('DeleteEnvironment', 'environment', 'EnvironmentView'),
    nullable: true,
    access: 'EnvironmentDelete',
    fleet: { route: 'input.id' },
    description:
      'Deletes an environment. `IN_USE` while anything refers to it: phases, deployments, targets, variables, processes and the like.',
    args: { input: t.arg({ type: DeleteEnvironmentInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteEnvironment(context, input), NOTHING_DELETED),
  }),
}))
