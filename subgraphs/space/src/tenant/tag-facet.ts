import { groupRows } from '../entity/model.js'
import { MOST_VALUES, type Facet } from '../facet/facet.js'
import { canonicalName, tagsOf } from '../tag-set/tags.js'

/** Tenants by tag, by canonical name; each once for each of its own. */
export const byTag: Facet = async (where, context) => {
  const groups = await groupRows(context.db, 'tenantTag', {
    by: ['tagId'],
    where: Object.keys(where).length > 0 ? { tenant: where } : {},
    orderBy: [{ _count: { tagId: 'desc' } }, { tagId: 'asc' }],
    take: MOST_VALUES + 1,
    _count: { _all: true },
  })
  const counts = new Map(groups.slice(0, MOST_VALUES).map((group) => [Number(group.tagId), group._count._all]))
  const tags = await tagsOf(context, [...counts.keys()])
  const values = tags.map((tag) => ({ name: canonicalName(tag), count: counts.get(tag.id) ?? 0 }))
  values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  return { values, truncated: groups.length > MOST_VALUES }
}
