import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { requireActiveSet } from './active.js'

/** What is to change of a library variable set; what is left out stays. */
export type UpdateLibraryVariableSet = {
  id: string
  name?: string | null
  description?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a library variable set. Throws `INVALID_STATE` for an archived one, `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateLibraryVariableSet(
  context: SpaceContext,
  input: UpdateLibraryVariableSet,
): Promise<{ local: number }> {
  const local = readSubject(context, 'LibraryVariableSets', input.id, 'id')
  return change(context, {
    operation: 'updateLibraryVariableSet',
    permission: 'LibraryVariableSetEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'LibraryVariableSets', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.libraryVariableSet.findUniqueOrThrow({ where: { id: local } })
      requireActiveSet(before, 'input', 'id')
      await requireVersion(tx, context, 'LibraryVariableSets', before, input.expectedVersion)
      const { description } = input
      const after = await tx.libraryVariableSet.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'LibraryVariableSets', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateLibraryVariableSet) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'library variable set', (nameKey) =>
    tx.libraryVariableSet.findFirst({ where: { nameKey, id: { not: local } } }),
  )
}
