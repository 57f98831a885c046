import { textKey } from '@spaceport/kit/page/text-key'
import { visible } from '../access/visible.js'
import { allOf, anyOf, leadsTo, someOf, type Where } from '../access/where.js'
import { grouped, inOrder, MOST_VALUES } from '../facet/count.js'
import type { Facet } from '../facet/facet.js'
import { keyIsAsked, type NamesAsked } from '../facet/names-asked.js'
import { canonicalName, tagsOf } from '../tag-set/tags.js'

/** Tenants by tag, by canonical name; each once for each of its own. */
export const byTag: Facet = {
  async count(where, context) {
    const groups = await grouped(context, 'tenantTag', 'tagId', Object.keys(where).length > 0 ? { tenant: where } : {})
    const counts = new Map(groups.slice(0, MOST_VALUES).map((group) => [Number(group.tagId), group._count._all]))
    const tags = await tagsOf(context, [...counts.keys()])
    const values = tags.map((tag) => ({ name: canonicalName(tag), count: counts.get(tag.id) ?? 0 }))
    return { values: inOrder(values), truncated: groups.length > MOST_VALUES }
  },
  under: ({ whole, beginnings }, context) => {
    const seen = visible(context, 'TagSets')
    const tags = [...whole.map((name) => tagOf(name, false)), ...beginnings.map((name) => tagOf(name, true))]
    return someOf('tags', leadsTo('tag', allOf([anyOf(tags), leadsTo('tagSet', seen)])))
  },
}

/** Tags with a canonical name, or whose name begins so; neither a set nor a tag has a stroke in its name. */
function tagOf(name: string, isBeginning: boolean): Where {
  const [set = '', tag, ...more] = name.split('/').map(textKey)
  const inSet = (asked: NamesAsked) => leadsTo('tagSet', keyIsAsked('nameKey', asked))
  if (more.length > 0) return anyOf([])
  if (tag === undefined) return isBeginning ? inSet({ whole: [], beginnings: [set] }) : anyOf([])
  const ofTag = isBeginning ? { whole: [], beginnings: [tag] } : { whole: [tag], beginnings: [] }
  return allOf([inSet({ whole: [set], beginnings: [] }), keyIsAsked('nameKey', ofTag)])
}
