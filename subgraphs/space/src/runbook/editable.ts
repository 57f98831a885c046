import { refuse } from '@spaceport/kit/write/outcome'
import { requireNotArchived } from '../project/active.js'
import type { Tx } from '../write/change.js'

/** Throws `INVALID_STATE` for a runbook that is archived, or whose project is: it is read-only. */
export async function requireEditable(tx: Tx, runbookId: number, ...path: string[]): Promise<void> {
  const { archivedAt, project } = await tx.runbook.findUniqueOrThrow({
    where: { id: runbookId },
    select: { archivedAt: true, project: { select: { archivedAt: true } } },
  })
  requireNotArchived(project, ...path)
  if (archivedAt) throw refuse('INVALID_STATE', 'The runbook is archived, so read-only: restore it first.', ...path)
}
