import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'

/** Which library variable set is to be archived, or restored. */
export type ArchiveLibraryVariableSet = {
  id: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Archives a library variable set: it becomes read-only, and no more projects may use it; those that do go on. Archived already, it stays as it
 * is. Throws `VERSION_CONFLICT`.
 */
export function archiveLibraryVariableSet(context: SpaceContext, input: ArchiveLibraryVariableSet) {
  return setArchived(context, 'archiveLibraryVariableSet', input, new Date())
}

/** Restores an archived library variable set to what it was before. Throws as `archiveLibraryVariableSet`. */
export function restoreLibraryVariableSet(context: SpaceContext, input: ArchiveLibraryVariableSet) {
  return setArchived(context, 'restoreLibraryVariableSet', input, null)
}

function setArchived(
  context: SpaceContext,
  operation: string,
  input: ArchiveLibraryVariableSet,
  archivedAt: Date | null,
): Promise<{ local: number }> {
  const local = readSubject(context, 'LibraryVariableSets', input.id, 'id')
  return change(context, {
    operation,
    permission: 'LibraryVariableSetEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'LibraryVariableSets', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.libraryVariableSet.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'LibraryVariableSets', before, input.expectedVersion)
      if ((before.archivedAt === null) === (archivedAt === null)) return { answer: { local }, changed: [] }
      const after = await tx.libraryVariableSet.update({
        where: { id: local },
        data: { archivedAt, version: { increment: 1 } },
      })
      return { answer: { local }, changed: [changed(context, 'LibraryVariableSets', { before, after })] }
    },
  })
}
