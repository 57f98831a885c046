import type { SpaceContext } from '../context.js'
import { freezeProcess, processOf } from '../process/snapshot.js'
import { requireEditable } from '../runbook/editable.js'
import { holdRunbook } from '../runbook/hold.js'
import { freezeVariables } from '../variable/snapshot.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { freeSnapshotName } from './free-name.js'

/** What a new snapshot is to be. */
export type CreateRunbookSnapshot = {
  runbook: string
  name: string
  notes?: string | null
  idempotencyKey?: string | null
}

/**
 * Takes a snapshot of a runbook: its process and the variables of its project as they are now. Throws `CONFLICT` when another one of the
 * runbook has the name, `INVALID_STATE` for an archived runbook.
 */
export function createRunbookSnapshot(context: SpaceContext, input: CreateRunbookSnapshot): Promise<{ local: number }> {
  const runbookId = readSubject(context, 'Runbooks', input.runbook, 'runbook')
  return change(context, {
    operation: 'createRunbookSnapshot',
    permission: 'RunbookSnapshotCreate',
    input,
    // Held, so that nobody changes the process while it is taken.
    at: (tx) => holdRunbook(tx, context, runbookId, 'input', 'runbook'),
    async run(tx) {
      await requireEditable(tx, runbookId, 'input', 'runbook')
      const { projectId } = await tx.runbook.findUniqueOrThrow({
        where: { id: runbookId },
        select: { projectId: true },
      })
      const process = await processOf(tx, { runbookId })
      const after = await tx.runbookSnapshot.create({
        data: {
          runbookId,
          projectId,
          ...(await freeSnapshotName(tx, runbookId, input.name)),
          notes: readText(input.notes, 'input', 'notes'),
          createdBy: context.caller.subject,
          processSnapshotId: process && (await freezeProcess(tx, process.id)),
          variableSnapshotId: await freezeVariables(tx, projectId),
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'RunbookSnapshots', { after })] }
    },
  })
}
