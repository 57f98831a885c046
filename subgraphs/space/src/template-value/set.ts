import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { noting, throwNoted, type Refusals } from '../variable/refusals.js'
import { change } from '../write/change.js'
import { readThisSpace } from '../write/references.js'
import { cellKey, type ValueCell } from './cell.js'
import { checkWish, type CheckedWish } from './check.js'
import type { GivenValue } from './given.js'
import { holdValues } from './held.js'
import { notedValues, type Stored } from './noted.js'
import { readWish, type ReadWish } from './read.js'
import { ANY_VALUE_EDIT } from './rights.js'
import { storeValue } from './store.js'

/** Values that templates are to have. */
export type SetTemplateValues = { space: string; values: GivenValue[]; idempotencyKey?: string | null }

/** The most values of one input. */
const MOST = 500

/**
 * Says what values templates have, for tenants, environments or pairs of both: all of it or nothing. All that is wrong with the input is told at
 * once, each with its path.
 */
export async function setTemplateValues(
  context: SpaceContext,
  input: SetTemplateValues,
): Promise<{ cells: ValueCell[] }> {
  readThisSpace(context, input.space)
  if (input.values.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} values at a time.`, 'input', 'values')
  return change(context, {
    operation: 'setTemplateValues',
    permission: ANY_VALUE_EDIT,
    input,
    async run(tx) {
      const refusals: Refusals = []
      const read = await readWishes(context, input.values, refusals)
      const held = await holdValues(
        tx,
        context,
        read.map(({ cell }) => cell),
      )
      const checked: CheckedWish[] = []
      for (const wish of read) {
        const one = await noting(refusals, () => checkWish(context, held, wish))
        if (one) checked.push(one)
      }
      throwNoted(refusals)
      const stored: Stored[] = []
      for (const wish of checked) stored.push({ wish, after: await storeValue(tx, context, wish) })
      const cells = checked.map(({ cell }) => cell)
      return { answer: { cells }, changed: await notedValues(tx, context, held, stored) }
    },
  })
}

async function readWishes(context: SpaceContext, values: readonly GivenValue[], refusals: Refusals) {
  const read: ReadWish[] = []
  const keys = new Set<string>()
  for (const [i, given] of values.entries()) {
    const path = ['input', 'values', String(i)]
    const wish = await noting(refusals, () => {
      const one = readWish(context, given, ...path)
      if (keys.has(cellKey(one.cell))) throw refuse('BAD_INPUT', 'It is given twice.', ...path)
      keys.add(cellKey(one.cell))
      return one
    })
    if (wish) read.push(wish)
  }
  return read
}
