import { allOf, anyOf, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { countRows, type Model } from '../entity/model.js'
import { inOrder } from './count.js'
import type { Facet } from './facet.js'
import { isAsked } from './names-asked.js'

/** A value of a facet that no column holds: its name, and which rows have it. */
export type Condition = { name: string; where(context: SpaceContext): Where }

/** By conditions of which each row fulfils one, such as the state that follows from several columns. One statement for each of them. */
export function byCondition(model: Model, conditions: readonly Condition[]): Facet {
  return {
    async count(where, context) {
      const counting = conditions.map(async (one) => ({
        name: one.name,
        count: await countRows(context.db, model, allOf([where, one.where(context)])),
      }))
      const values = (await Promise.all(counting)).filter(({ count }) => count > 0)
      return { values: inOrder(values), truncated: false }
    },
    under: (names, context) =>
      anyOf(conditions.filter(({ name }) => isAsked(names, name)).map((one) => one.where(context))),
  }
}
