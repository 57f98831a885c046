import type { SpaceContext } from '../context.js'
import { requireEditable } from '../runbook/editable.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { freeSnapshotName } from './free-name.js'
import { holdSnapshot } from './hold.js'

/** What is to change of a snapshot; what is left out stays, and so does what was frozen. */
export type UpdateRunbookSnapshot = {
  id: string
  name?: string | null
  notes?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes how a snapshot is called and what its notes say. Throws `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateRunbookSnapshot(context: SpaceContext, input: UpdateRunbookSnapshot): Promise<{ local: number }> {
  const local = readSubject(context, 'RunbookSnapshots', input.id, 'id')
  return change(context, {
    operation: 'updateRunbookSnapshot',
    permission: 'RunbookEdit',
    input,
    at: (tx) => holdSnapshot(tx, context, local),
    async run(tx) {
      const before = await tx.runbookSnapshot.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'RunbookSnapshots', before, input.expectedVersion)
      await requireEditable(tx, before.runbookId, 'input', 'id')
      const { name, notes } = input
      const after = await tx.runbookSnapshot.update({
        where: { id: local },
        data: {
          ...(typeof name === 'string' ? await freeSnapshotName(tx, before.runbookId, name, local) : {}),
          ...(notes === undefined ? {} : { notes: readText(notes, 'input', 'notes') }),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'RunbookSnapshots', { before, after })] }
    },
  })
}
