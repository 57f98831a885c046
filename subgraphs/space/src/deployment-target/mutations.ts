import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createDeploymentTarget } from './create.js'
import { deleteDeploymentTarget } from './delete.js'
import {
  CreateDeploymentTargetInput,
  DeleteDeploymentTargetInput,
  ReportMachineHealthInput,
  UpdateDeploymentTargetInput,
} from './inputs.js'
import { reportMachineHealth } from './report-health.js'
import { DeploymentTarget } from './type.js'
import { updateDeploymentTarget } from './update.js'

builder.mutationFields((t) => ({
  createDeploymentTarget: t.field({
    type: entityPayload('CreateDeploymentTarget', DeploymentTarget, 'MachineView'),
    nullable: true,
    access: 'MachineCreate',
    fleet: { route: 'input.space' },
    description:
      'Creates a deployment target. `BAD_INPUT` for what does not fit its style, `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateDeploymentTargetInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createDeploymentTarget(context, input), UNCHANGED),
  }),
  updateDeploymentTarget: t.field({
    type: entityPayload('UpdateDeploymentTarget', DeploymentTarget, 'MachineView'),
    nullable: true,
    access: 'MachineEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a deployment target. `FORBIDDEN` to put it where the permission does not reach, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateDeploymentTargetInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateDeploymentTarget(context, input), UNCHANGED),
  }),
  deleteDeploymentTarget: t.field({
    type: deletedPayload('DeleteDeploymentTarget', 'deployment target', 'MachineView'),
    nullable: true,
    access: 'MachineDelete',
    fleet: { route: 'input.id' },
    description: "Deletes a deployment target. `IN_USE` while a variable's scope names it.",
    args: { input: t.arg({ type: DeleteDeploymentTargetInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => deleteDeploymentTarget(context, input), NOTHING_DELETED),
  }),
  reportMachineHealth: t.field({
    type: entityPayload('ReportMachineHealth', DeploymentTarget, 'MachineView'),
    nullable: true,
    access: 'MachineEdit',
    fleet: { route: 'input.id' },
    description:
      'For executors: says how a deployment target was when its health was checked. What is older than the last report changes nothing.',
    args: { input: t.arg({ type: ReportMachineHealthInput, required: true, description: 'Which, and how it is.' }) },
    resolve: (_root, { input }, context) => outcome(async () => reportMachineHealth(context, input), UNCHANGED),
  }),
}))
