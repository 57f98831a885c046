import type { Variable } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import type { GivenVariable } from './given.js'
import { activePosition, ownerOf } from './owner.js'
import { ANY_EDIT, type Owned } from './rights.js'
import { writeVariables } from './write.js'

/** What is to change of one value of a variable; what is left out stays. */
export type UpdateVariable = GivenVariable & {
  id: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes one value of a variable. Throws `VERSION_CONFLICT`, `INVALID_STATE` if its project or library set is archived. */
export function updateVariable(context: SpaceContext, input: UpdateVariable): Promise<{ local: number }> {
  const local = readSubject(context, 'Variables', input.id, 'id')
  return change(context, {
    operation: 'updateVariable',
    permission: ANY_EDIT,
    input,
    at: (tx) => holdSubject(tx, context, 'Variables', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.variable.findUniqueOrThrow({ where: { id: local } })
      const owned = await ownedBy(tx, before)
      const { changed } = await writeVariables(tx, context, owned, [{ given: input, before, path: ['input'] }])
      return { answer: { local }, changed }
    },
  })
}

/** Whose a variable is that the caller sees, and where that stands. Throws `INVALID_STATE` for an archived owner. */
export async function ownedBy(tx: Tx, row: Variable): Promise<Owned> {
  const owner = ownerOf(row)
  return { owner, position: await activePosition(tx, owner, 'input', 'id') }
}
