import { NOTHING, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { countRows, type Model } from '../entity/model.js'
import type { FacetListShape } from '../graph/facets.js'

/** The facet that every list has: how many of its rows are in this Space. A Space without any is left out. */
export async function countInSpace(model: Model, where: Where, { db, spaceId }: SpaceContext): Promise<FacetListShape> {
  const count = where === NOTHING ? 0 : await countRows(db, model, where)
  return { values: count > 0 ? [{ name: spaceId, count }] : [], truncated: false }
}
