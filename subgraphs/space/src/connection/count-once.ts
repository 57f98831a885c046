import { NOTHING, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { countRows, type Model } from '../entity/model.js'

const counts = new WeakMap<SpaceContext, Map<string, Promise<number>>>()

/**
 * How many rows a condition lets through. What one execution asks for more than once is counted once, as the total of a list and how many of
 * its rows are in the Space are.
 */
export function countOnce(context: SpaceContext, model: Model, where: Where): Promise<number> {
  if (where === NOTHING) return Promise.resolve(0)
  let known = counts.get(context)
  if (!known) counts.set(context, (known = new Map()))
  const key = `${model} ${JSON.stringify(where)}`
  let count = known.get(key)
  if (!count) known.set(key, (count = Promise.resolve(countRows(context.db, model, where))))
  return count
}
