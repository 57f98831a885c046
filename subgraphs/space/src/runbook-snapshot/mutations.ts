import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { Runbook } from '../runbook/type.js'
import { createRunbookSnapshot } from './create.js'
import { deleteRunbookSnapshot } from './delete.js'
import { publishRunbookSnapshot } from './publish.js'
import { RunbookSnapshot } from './type.js'
import { updateRunbookSnapshot } from './update.js'

const CreateRunbookSnapshotInput = builder.inputType('CreateRunbookSnapshotInput', {
  description: 'What a new snapshot is to be.',
  fields: (t) => ({
    runbook: t.id({ required: true, description: 'The runbook to take it of, by id.' }),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the runbook.' }),
    notes: t.string({ description: 'What it is for, as Markdown, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateRunbookSnapshotInput = builder.inputType('UpdateRunbookSnapshotInput', {
  description: 'What is to change of a snapshot. What is left out stays, and so does what was frozen.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The snapshot, by id.' }),
    name: t.string({ description: 'The new name.' }),
    notes: t.string({ description: 'What it is for; null takes the notes away.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const PublishRunbookSnapshotInput = builder.inputType('PublishRunbookSnapshotInput', {
  description: 'Which snapshot is to be published.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The snapshot, by id.' }),
    expectedVersion: t.int({
      description: "The runbook's version that was read. `VERSION_CONFLICT` if it has changed since.",
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteRunbookSnapshotInput = builder.inputType('DeleteRunbookSnapshotInput', {
  description: 'Which snapshot is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The snapshot, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createRunbookSnapshot: t.field({
    type: entityPayload('CreateRunbookSnapshot', RunbookSnapshot, 'RunbookView'),
    nullable: true,
    access: 'RunbookSnapshotCreate',
    fleet: { route: 'input.runbook' },
    description:
      'Takes a snapshot of a runbook: its process and the variables of its project as they are now. `CONFLICT` for a taken name.',
    args: { input: t.arg({ type: CreateRunbookSnapshotInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createRunbookSnapshot(context, input), UNCHANGED),
  }),
  updateRunbookSnapshot: t.field({
    type: entityPayload('UpdateRunbookSnapshot', RunbookSnapshot, 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes how a snapshot is called and what its notes say. `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateRunbookSnapshotInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateRunbookSnapshot(context, input), UNCHANGED),
  }),
  publishRunbookSnapshot: t.field({
    type: entityPayload('PublishRunbookSnapshot', Runbook, 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.id' },
    description: 'Makes a snapshot the one that runs of its runbook are of. `INVALID_STATE` for an archived runbook.',
    args: { input: t.arg({ type: PublishRunbookSnapshotInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => publishRunbookSnapshot(context, input), UNCHANGED),
  }),
  deleteRunbookSnapshot: t.field({
    type: deletedPayload('DeleteRunbookSnapshot', 'snapshot', 'RunbookView'),
    nullable: true,
    access: 'RunbookEdit',
    fleet: { route: 'input.id' },
    description: 'Deletes a snapshot. `IN_USE` while it is the published one of its runbook.',
    args: { input: t.arg({ type: DeleteRunbookSnapshotInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteRunbookSnapshot(context, input), NOTHING_DELETED),
  }),
}))
