import type { SpaceContext } from '../context.js'
import { requireEditable } from '../runbook/editable.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { holdSnapshot } from './hold.js'

/** Which snapshot is to be the one that its runbook's runs are of. */
export type PublishRunbookSnapshot = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Publishes a snapshot in the place of the one that was published so far. `expectedVersion` is the runbook's, since that is what changes.
 * Published already, it stays so. Throws `VERSION_CONFLICT`, or `INVALID_STATE` for an archived runbook.
 */
export function publishRunbookSnapshot(
  context: SpaceContext,
  input: PublishRunbookSnapshot,
): Promise<{ local: number }> {
  const local = readSubject(context, 'RunbookSnapshots', input.id, 'id')
  return change(context, {
    operation: 'publishRunbookSnapshot',
    permission: 'RunbookEdit',
    input,
    at: (tx) => holdSnapshot(tx, context, local),
    async run(tx) {
      const { runbookId } = await tx.runbookSnapshot.findUniqueOrThrow({ where: { id: local } })
      const before = await tx.runbook.findUniqueOrThrow({ where: { id: runbookId } })
      await requireVersion(tx, context, 'Runbooks', before, input.expectedVersion)
      await requireEditable(tx, runbookId, 'input', 'id')
      if (before.publishedSnapshotId === local) return { answer: { local: runbookId }, changed: [] }
      const data = { publishedSnapshotId: local, version: { increment: 1 } }
      const after = await tx.runbook.update({ where: { id: runbookId }, data })
      return { answer: { local: runbookId }, changed: [changed(context, 'Runbooks', { before, after })] }
    },
  })
}
