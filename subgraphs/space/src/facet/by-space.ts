import type { Where } from '../access/where.js'
import { countOnce } from '../connection/count-once.js'
import type { SpaceContext } from '../context.js'
import type { Model } from '../entity/model.js'
import type { FacetListShape } from '../graph/facets.js'

/** The facet that every list has: how many of its rows are in this Space. A Space without any is left out. */
export async function countInSpace(model: Model, where: Where, context: SpaceContext): Promise<FacetListShape> {
  const count = await countOnce(context, model, where)
  return { values: count > 0 ? [{ name: context.spaceId, count }] : [], truncated: false }
}
