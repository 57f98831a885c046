import type { VariableType } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import type { GivenVariable } from './given.js'
import { readVariableOwner, requireVariableOwner } from './owner.js'
import { editsOf } from './rights.js'
import { writeVariables } from './write.js'

/** What a new value of a variable is to be, and whose. */
export type CreateVariable = GivenVariable & {
  owner: string
  name: string
  type?: VariableType | null
  idempotencyKey?: string | null
}

/** Creates one value of a variable of a project or a library variable set. Throws `INVALID_STATE` for an archived one. */
export function createVariable(context: SpaceContext, input: CreateVariable): Promise<{ local: number }> {
  const owner = readVariableOwner(context, input.owner, 'input', 'owner')
  return change(context, {
    operation: 'createVariable',
    permission: editsOf(owner),
    input,
    at: (tx) => requireVariableOwner(tx, context, owner, 'input', 'owner'),
    async run(tx, position) {
      const wish = { given: input, before: null, path: ['input'] }
      const { locals, changed } = await writeVariables(tx, context, { owner, position }, [wish])
      return { answer: { local: locals[0]! }, changed }
    },
  })
}
