import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createDeploymentFreeze } from './create.js'
import { deleteDeploymentFreeze } from './delete.js'
import { DeploymentFreeze } from './type.js'
import { updateDeploymentFreeze } from './update.js'

const DeploymentFreezeScopeInput = builder.inputType('DeploymentFreezeScopeInput', {
  description:
    'What a freeze is to hold for: all that is named at once. At least one is named, and what is left out means any.',
  fields: (t) => ({
    project: t.id({ description: 'The project, by id.' }),
    environment: t.id({ description: 'The environment, by id.' }),
    tenant: t.id({ description: 'The tenant, by id; then not for deployments without one.' }),
  }),
})

const CreateDeploymentFreezeInput = builder.inputType('CreateDeploymentFreezeInput', {
  description: 'What a new deployment freeze is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'Why it is, at most 20,000 characters.' }),
    startAt: t.field({ type: 'DateTime', required: true, description: 'From when on.' }),
    endAt: t.field({ type: 'DateTime', required: true, description: 'Until when; later than `startAt`.' }),
    scopes: t.field({
      type: [DeploymentFreezeScopeInput],
      description: 'What it is to hold for: whatever one of them names, at most 500; without any the whole Space.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateDeploymentFreezeInput = builder.inputType('UpdateDeploymentFreezeInput', {
  description: 'What is to change of a deployment freeze. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The deployment freeze, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'Why it is; null takes the description away.' }),
    startAt: t.field({ type: 'DateTime', description: 'From when on.' }),
    endAt: t.field({ type: 'DateTime', description: 'Until when; later than `startAt`.' }),
    scopes: t.field({
      type: [DeploymentFreezeScopeInput],
      description:
        'All that it is to hold for, at most 500; an empty list: the whole Space. Scopes that name what the caller cannot see stay.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteDeploymentFreezeInput = builder.inputType('DeleteDeploymentFreezeInput', {
  description: 'Which deployment freeze is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The deployment freeze, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createDeploymentFreeze: t.field({
    type: entityPayload('CreateDeploymentFreeze', DeploymentFreeze, 'EnvironmentView'),
    nullable: true,
    access: 'DeploymentFreezeAdminister',
    fleet: { route: 'input.space' },
    description:
      'Creates a deployment freeze. `FORBIDDEN` unless the permission reaches all that it holds for, `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateDeploymentFreezeInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createDeploymentFreeze(context, input), UNCHANGED),
  }),
  updateDeploymentFreeze: t.field({
    type: entityPayload('UpdateDeploymentFreeze', DeploymentFreeze, 'EnvironmentView'),
    nullable: true,
    access: 'DeploymentFreezeAdminister',
    fleet: { route: 'input.id' },
    description:
      'Changes a deployment freeze. `FORBIDDEN` unless the permission reaches all that it held for and is to hold for, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateDeploymentFreezeInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateDeploymentFreeze(context, input), UNCHANGED),
  }),
  deleteDeploymentFreeze: t.field({
    type: deletedPayload('DeleteDeploymentFreeze', 'deployment freeze', 'EnvironmentView'),
    nullable: true,
    access: 'DeploymentFreezeAdminister',
    fleet: { route: 'input.id' },
    description: 'Deletes a deployment freeze: what it held for can be deployed to again.',
    args: { input: t.arg({ type: DeleteDeploymentFreezeInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => deleteDeploymentFreeze(context, input), NOTHING_DELETED),
  }),
}))
