import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createDeployment } from './create.js'
import { deleteDeployment } from './delete.js'
import { reportDeployment } from './report.js'
import { TaskState } from './state.js'
import { Deployment } from './type.js'

const DeploymentPromptInput = builder.inputType('DeploymentPromptInput', {
  description: 'What is answered to a prompt: a value, or a secret for a sensitive variable.',
  fields: (t) => ({
    name: t.string({ required: true, description: "The variable's name, whatever its case." }),
    value: t.string({ description: 'The value, at most 20,000 characters.' }),
    secret: t.string({ description: 'The sensitive value, at most 64 KiB. It is never told again.' }),
  }),
})

const CreateDeploymentInput = builder.inputType('CreateDeploymentInput', {
  description: 'What is to be deployed, and where.',
  fields: (t) => ({
    release: t.id({ required: true, description: 'The release, by id.' }),
    environment: t.id({ required: true, description: 'Where it is to go, by id. `NOT_OWNER` for a placeholder.' }),
    tenant: t.id({
      description:
        'For whom, by id; for no tenant when left out. `INVALID_STATE` for one that the project is not linked to, `NOT_OWNER` for a placeholder.',
    }),
    comments: t.string({ description: 'What there is to say, at most 20,000 characters.' }),
    prompts: t.field({
      type: [DeploymentPromptInput],
      description:
        'The values of the variables that are asked for; `checkDeployment` lists these. `VALUES_MISSING` without a required one.',
    }),
    overrideFreeze: t.boolean({
      description: 'Whether to deploy in spite of freezes, which takes DeploymentFreezeAdminister there.',
    }),
    freezeOverrideReason: t.string({ description: 'Why in spite of freezes, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteDeploymentInput = builder.inputType('DeleteDeploymentInput', {
  description: 'Which deployment is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The deployment, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const ReportDeploymentInput = builder.inputType('ReportDeploymentInput', {
  description: 'How far a deployment has come.',
  fields: (t) => ({
    deployment: t.id({ required: true, description: 'The deployment, by id.' }),
    state: t.field({ type: TaskState, required: true, description: 'The state that it is in now.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createDeployment: t.field({
    type: entityPayload('CreateDeployment', Deployment, 'DeploymentView'),
    nullable: true,
    access: 'DeploymentCreate',
    fleet: { route: 'input.release' },
    description:
      'Asks for a deployment. An executor then does its task and reports it by `reportTaskProgress`. The rules that it must pass are those of `checkDeployment`.',
    args: { input: t.arg({ type: CreateDeploymentInput, required: true, description: 'What, and where.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createDeployment(context, input), UNCHANGED),
  }),
  reportDeployment: t.field({
    type: entityPayload('ReportDeployment', Deployment, 'DeploymentView'),
    nullable: true,
    access: 'DeploymentCreate',
    fleet: { route: 'input.deployment' },
    description: 'For executors: says how far a deployment has come. `INVALID_STATE` for a step backwards.',
    args: { input: t.arg({ type: ReportDeploymentInput, required: true, description: 'Which, and how far.' }) },
    resolve: (_root, { input }, context) => outcome(async () => reportDeployment(context, input), UNCHANGED),
  }),
  deleteDeployment: t.field({
    type: deletedPayload('DeleteDeployment', 'deployment', 'DeploymentView'),
    nullable: true,
    access: 'DeploymentDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a deployment with its task and log. `INVALID_STATE` while it is not over.',
    args: { input: t.arg({ type: DeleteDeploymentInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteDeployment(context, input), NOTHING_DELETED),
  }),
}))
