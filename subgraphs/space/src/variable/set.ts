import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import type { GivenVariable } from './given.js'
import { holdVariables, type Named } from './held.js'
import { requireValueHere } from './here.js'
import { changedVariable } from './keep.js'
import { readVariableOwner, requireVariableOwner } from './owner.js'
import { noting, type Refusals } from './refusals.js'
import { editsOf, requireValueEdit } from './rights.js'
import { writeVariables, type Wish } from './write.js'

/** A value that is to be made, or changed if it has an id. */
type SetVariable = GivenVariable & { id?: string | null; expectedVersion?: number | null }

/** Values that are to be made, changed and deleted, all of one owner. */
export type SetVariables = {
  owner: string
  set?: SetVariable[] | null
  delete?: string[] | null
  idempotencyKey?: string | null
}

/** What became of it: the local ids and the ids of what is gone, in the order of the input. */
export type SetOutcome = { locals: number[]; deletedIds: string[] }

/** The most values that one input makes, changes and deletes. */
const MOST = 500

/**
 * Makes, changes and deletes values of a project's or a library set's variables: all of it or nothing. All that is wrong with the input is told
 * at once, each with its path.
 */
export async function setVariables(context: SpaceContext, input: SetVariables): Promise<SetOutcome> {
  const owner = readVariableOwner(context, input.owner, 'input', 'owner')
  const given = (input.set ?? []).map((one, i) => ({ given: one, path: ['input', 'set', String(i)] }))
  const gone = (input.delete ?? []).map((id, i): Named => ({ id, path: ['input', 'delete', String(i)] }))
  if (given.length + gone.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} values at a time.`, 'input')
  const named = new Map(given.flatMap((one) => namedBy(one)))
  return change(context, {
    operation: 'setVariables',
    permission: editsOf(owner),
    input,
    at: (tx) => requireVariableOwner(tx, context, owner, 'input', 'owner'),
    async run(tx, position) {
      const refusals: Refusals = []
      const held = await holdVariables(tx, context, owner, [...named.values(), ...gone], refusals)
      const wishes = given.flatMap((one): Wish[] => {
        const id = named.get(one)
        const before = id ? held.get(id) : null
        return before === undefined ? [] : [{ ...one, before }]
      })
      const rows = gone.flatMap((one) => held.get(one) ?? [])
      for (const one of gone) {
        const row = held.get(one)
        if (!row) continue
        await noting(refusals, () => {
          requireValueEdit(context, { owner, position }, row.environmentIds, ...one.path)
          requireValueHere(row, ...one.path)
        })
      }
      const { locals, changed } = await writeVariables(tx, context, { owner, position }, wishes, refusals)
      await tx.variable.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
      const deleted = rows.map((before) => changedVariable(context, position, { before, after: null }))
      return { answer: { locals, deletedIds: gone.map(({ id }) => id) }, changed: [...changed, ...deleted] }
    },
  })
}

/** A wish with the id that it gives, if it gives one. */
function namedBy<One extends { given: SetVariable; path: readonly string[] }>(one: One): [One, Named][] {
  const { id } = one.given
  return id === null || id === undefined ? [] : [[one, { id, path: [...one.path, 'id'] }]]
}
