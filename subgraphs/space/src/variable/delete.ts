import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireValueHere } from './here.js'
import { changedVariable } from './keep.js'
import { ANY_EDIT, requireValueEdit } from './rights.js'
import { ownedBy } from './update.js'
import { requireVersionAt } from './version-at.js'

/** Which value of a variable is to be deleted. */
export type DeleteVariable = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes one value of a variable. Releases keep what they froze. Throws `VERSION_CONFLICT`, `INVALID_STATE` if its owner is archived. */
export function deleteVariable(context: SpaceContext, input: DeleteVariable): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Variables', input.id, 'id')
  return change(context, {
    operation: 'deleteVariable',
    permission: ANY_EDIT,
    input,
    at: (tx) => holdSubject(tx, context, 'Variables', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.variable.findUniqueOrThrow({ where: { id: local } })
      const owned = await ownedBy(tx, before)
      requireValueEdit(context, owned, before.environmentIds, 'input', 'id')
      requireValueHere(before, 'input', 'id')
      await requireVersionAt(tx, context, before, input.expectedVersion, 'input')
      await tx.variable.delete({ where: { id: local } })
      const changed = changedVariable(context, owned.position, { before, after: null })
      return { answer: { deletedId: input.id }, changed: [changed] }
    },
  })
}
