import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'

/** Which library variable set is to be deleted. */
export type DeleteLibraryVariableSet = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes a library variable set with its variables, its templates and their values. Releases keep what they froze. Throws `IN_USE` while
 * projects use it.
 */
export function deleteLibraryVariableSet(
  context: SpaceContext,
  input: DeleteLibraryVariableSet,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'LibraryVariableSets', input.id, 'id')
  return change(context, {
    operation: 'deleteLibraryVariableSet',
    permission: 'LibraryVariableSetDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'LibraryVariableSets', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.libraryVariableSet.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'LibraryVariableSets', before, input.expectedVersion)
      const where = { libraryVariableSets: { some: { libraryVariableSetId: local } } }
      await requireUnused(tx, context, [{ kind: 'Projects', where, called: ['project', 'projects'] }], 'input', 'id')
      await tx.libraryVariableSet.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'LibraryVariableSets', { before })] }
    },
  })
}
