import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { Project } from '../project/type.js'
import { Runbook } from '../runbook/type.js'
import { ProcessStepInput } from './inputs.js'
import { updateDeploymentProcess } from './update-project.js'
import { updateRunbookProcess } from './update-runbook.js'

const STEPS = 'All its steps, in order; at most 200. What is left out goes.'

const UpdateDeploymentProcessInput = builder.inputType('UpdateDeploymentProcessInput', {
  description: 'What is to become of the process of a project.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project, by id.' }),
    steps: t.field({ type: [ProcessStepInput], required: true, description: STEPS }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateRunbookProcessInput = builder.inputType('UpdateRunbookProcessInput', {
  description: 'What is to become of the process of a runbook.',
  fields: (t) => ({
    runbook: t.id({ required: true, description: 'The runbook, by id.' }),
    steps: t.field({ type: [ProcessStepInput], required: true, description: STEPS }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const REFUSED =
  '`VERSION_CONFLICT` when the process is not the version that was read; `IN_USE` when a step goes that variables are scoped to.'

builder.mutationFields((t) => ({
  updateDeploymentProcess: t.field({
    type: entityPayload('UpdateDeploymentProcess', Project, 'ProjectView'),
    nullable: true,
    access: 'ProcessEdit',
    fleet: { route: 'input.project' },
    description: `Says what the deployments of a project do, whole. ${REFUSED}`,
    args: { input: t.arg({ type: UpdateDeploymentProcessInput, required: true, description: 'All its steps.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateDeploymentProcess(context, input), UNCHANGED),
  }),
  updateRunbookProcess: t.field({
    type: entityPayload('UpdateRunbookProcess', Runbook, 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.runbook' },
    description: `Says what the runs of a runbook do, whole. ${REFUSED}`,
    args: { input: t.arg({ type: UpdateRunbookProcessInput, required: true, description: 'All its steps.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateRunbookProcess(context, input), UNCHANGED),
  }),
}))
