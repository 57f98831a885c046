import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { archiveRunbook, restoreRunbook } from './archive.js'
import { createRunbook } from './create.js'
import { deleteRunbook } from './delete.js'
import {
  ArchiveRunbookInput,
  CreateRunbookInput,
  DeleteRunbookInput,
  RestoreRunbookInput,
  UpdateRunbookInput,
} from './inputs.js'
import { Runbook } from './type.js'
import { updateRunbook } from './update.js'

builder.mutationFields((t) => ({
  createRunbook: t.field({
    type: entityPayload('CreateRunbook', Runbook, 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.project' },
    description: 'Creates a runbook with an empty process. `CONFLICT` when another one of the project has the name.',
    args: { input: t.arg({ type: CreateRunbookInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createRunbook(context, input), UNCHANGED),
  }),
  updateRunbook: t.field({
    type: entityPayload('UpdateRunbook', Runbook, 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a runbook, but not its process. `VERSION_CONFLICT` when it has changed since, `INVALID_STATE` when it is archived.',
    args: { input: t.arg({ type: UpdateRunbookInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateRunbook(context, input), UNCHANGED),
  }),
  archiveRunbook: t.field({
    type: entityPayload('ArchiveRunbook', Runbook, 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.id' },
    description: 'Archives a runbook: it becomes read-only.',
    args: { input: t.arg({ type: ArchiveRunbookInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => archiveRunbook(context, input), UNCHANGED),
  }),
  restoreRunbook: t.field({
    type: entityPayload('RestoreRunbook', Runbook, 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.id' },
    description: 'Restores an archived runbook to what it was before.',
    args: { input: t.arg({ type: RestoreRunbookInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => restoreRunbook(context, input), UNCHANGED),
  }),
  deleteRunbook: t.field({
    type: deletedPayload('DeleteRunbook', 'runbook', 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.id' },
    description:
      'Deletes a runbook with its process and snapshots. `IN_USE` while variables are scoped to it or to its steps.',
    args: { input: t.arg({ type: DeleteRunbookInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteRunbook(context, input), NOTHING_DELETED),
  }),
}))
