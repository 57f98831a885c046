import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createLifecycle } from './create.js'
import { deleteLifecycle } from './delete.js'
import { CreateLifecycleInput, DeleteLifecycleInput, UpdateLifecycleInput } from './inputs.js'
import { Lifecycle } from './type.js'
import { updateLifecycle } from './update.js'

builder.mutationFields((t) => ({
  createLifecycle: t.field({
    type: entityPayload('CreateLifecycle', Lifecycle, 'LifecycleView'),
    nullable: true,
    access: 'LifecycleCreate',
    fleet: { route: 'input.space' },
    description:
      'Creates a lifecycle with its phases. `CONFLICT` when another one has the name, `BAD_INPUT` for phases that make no sense.',
    args: { input: t.arg({ type: CreateLifecycleInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createLifecycle(context, input), UNCHANGED),
  }),
  updateLifecycle: t.field({
    type: entityPayload('UpdateLifecycle', Lifecycle, 'LifecycleView'),
    nullable: true,
    access: 'LifecycleEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a lifecycle. `VERSION_CONFLICT` when it is not the version that was read, `BAD_INPUT` for phases that make no sense.',
    args: { input: t.arg({ type: UpdateLifecycleInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateLifecycle(context, input), UNCHANGED),
  }),
  deleteLifecycle: t.field({
    type: deletedPayload('DeleteLifecycle', 'lifecycle', 'LifecycleView'),
    nullable: true,
    access: 'LifecycleDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a lifecycle with its phases. `IN_USE` while projects or channels go by it.',
    args: { input: t.arg({ type: DeleteLifecycleInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteLifecycle(context, input), NOTHING_DELETED),
  }),
}))
