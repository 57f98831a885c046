import type { SpaceContext } from '../context.js'
import { requireNotArchived } from '../project/active.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { holdRunbook } from './hold.js'

/** Which runbook is to be archived, or restored. */
export type ArchiveRunbook = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Archives a runbook: it becomes read-only. Archived already, it stays as it is. Throws `INVALID_STATE` for one of an archived project. */
export function archiveRunbook(context: SpaceContext, input: ArchiveRunbook): Promise<{ local: number }> {
  return setArchived(context, 'archiveRunbook', input, new Date())
}

/** Restores an archived runbook to what it was before. Throws as `archiveRunbook`. */
export function restoreRunbook(context: SpaceContext, input: ArchiveRunbook): Promise<{ local: number }> {
  return setArchived(context, 'restoreRunbook', input, null)
}

function setArchived(context: SpaceContext, operation: string, input: ArchiveRunbook, archivedAt: Date | null) {
  const local = readSubject(context, 'Runbooks', input.id, 'id')
  return change(context, {
    operation,
    permission: 'RunbookEdit',
    input,
    at: (tx) => holdRunbook(tx, context, local, 'input', 'id'),
    async run(tx) {
      const { project, ...before } = await tx.runbook.findUniqueOrThrow({
        where: { id: local },
        include: { project: { select: { archivedAt: true } } },
      })
      await requireVersion(tx, context, 'Runbooks', before, input.expectedVersion)
      requireNotArchived(project, 'input', 'id')
      if ((before.archivedAt === null) === (archivedAt === null)) return { answer: { local }, changed: [] }
      const data = { archivedAt, version: { increment: 1 } }
      const after = await tx.runbook.update({ where: { id: local }, data })
      return { answer: { local }, changed: [changed(context, 'Runbooks', { before, after })] }
    },
  })
}
