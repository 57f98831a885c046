import { refuse } from '@spaceport/kit/write/outcome'
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
 * Archives a library variable set: it becomes read-only, and no more projects may use it; those that do go on. Throws `INVALID_STATE` for one
 * that is archived already, `VERSION_CONFLICT`.
 */
export function archiveLibraryVariableSet(context: SpaceContext, input: ArchiveLibraryVariableSet) {
  return setArchived(context, 'archiveLibraryVariableSet', input, new Date())
}

/** Restores an archived library variable set. Throws `INVALID_STATE` for one that is not archived, `VERSION_CONFLICT`. */
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
      if ((before.archivedAt === null) === (archivedAt === null)) {
        const state = archivedAt ? 'archived already' : 'not archived'
        throw refuse('INVALID_STATE', `The library variable set is ${state}.`, 'input', 'id')
      }
      const after = await tx.libraryVariableSet.update({
        where: { id: local },
        data: { archivedAt, version: { increment: 1 } },
      })
      return { answer: { local }, changed: [changed(context, 'LibraryVariableSets', { before, after })] }
    },
  })
}
