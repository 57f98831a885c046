import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { requireEditable } from '../runbook/editable.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { holdSnapshot } from './hold.js'

/** Which snapshot is to be deleted. */
export type DeleteRunbookSnapshot = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a snapshot. Throws `IN_USE` for the published one, `INVALID_STATE` for one of an archived runbook. */
export function deleteRunbookSnapshot(
  context: SpaceContext,
  input: DeleteRunbookSnapshot,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'RunbookSnapshots', input.id, 'id')
  return change(context, {
    operation: 'deleteRunbookSnapshot',
    permission: 'RunbookEdit',
    input,
    at: (tx) => holdSnapshot(tx, context, local),
    async run(tx) {
      const { publishedOf, ...before } = await tx.runbookSnapshot.findUniqueOrThrow({
        where: { id: local },
        include: { publishedOf: { select: { name: true } } },
      })
      await requireVersion(tx, context, 'RunbookSnapshots', before, input.expectedVersion)
      await requireEditable(tx, before.runbookId, 'input', 'id')
      if (publishedOf) {
        const message = `It is the published snapshot of "${publishedOf.name}": publish another one first.`
        throw refuse('IN_USE', message, 'input', 'id')
      }
      await tx.runbookSnapshot.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'RunbookSnapshots', { before })] }
    },
  })
}
