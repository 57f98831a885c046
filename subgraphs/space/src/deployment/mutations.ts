import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createDeployment } from './create.js'
import { reportDeployment } from './report.js'
import { TaskState } from './state.js'
import { Deployment } from './type.js'

const CreateDeploymentInput = builder.inputType('CreateDeploymentInput', {
  description: 'What is to be deployed, and where.',
  fields: (t) => ({
    release: t.id({ required: true, description: 'The release, by id.' }),
    environment: t.id({ required: true, description: 'Where it is to go, by id. `NOT_OWNER` for a placeholder.' }),
    tenant: t.id({
      description:
        'For whom, by id; for no tenant when left out. `INVALID_STATE` for one that the project is not linked to, `NOT_OWNER` for a placeholder.',
    }),
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
    description: 'Asks for a deployment. An executor then does it and reports it by `reportDeployment`.',
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
}))
