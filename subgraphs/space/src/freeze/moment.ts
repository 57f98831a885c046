import type { SpaceContext } from '../context.js'

const moments = new WeakMap<SpaceContext, Date>()

/** The moment that a request takes for now: one and the same wherever it asks which freezes are over, in force or to come. */
export function momentOf(context: SpaceContext): Date {
  let moment = moments.get(context)
  if (!moment) moments.set(context, (moment = new Date()))
  return moment
}
