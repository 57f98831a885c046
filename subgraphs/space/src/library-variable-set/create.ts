import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'

/** What a new library variable set is to be. */
export type CreateLibraryVariableSet = {
  space: string
  name: string
  description?: string | null
  idempotencyKey?: string | null
}

/** Creates a library variable set, without variables. Throws `CONFLICT` when another one has the name. */
export function createLibraryVariableSet(
  context: SpaceContext,
  input: CreateLibraryVariableSet,
): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createLibraryVariableSet',
    permission: 'LibraryVariableSetCreate',
    input,
    async run(tx) {
      const named = await freeName(input.name, 'library variable set', (nameKey) =>
        tx.libraryVariableSet.findUnique({ where: { nameKey } }),
      )
      const description = readText(input.description, 'input', 'description')
      const after = await tx.libraryVariableSet.create({ data: { ...named, description } })
      return { answer: { local: after.id }, changed: [changed(context, 'LibraryVariableSets', { after })] }
    },
  })
}
