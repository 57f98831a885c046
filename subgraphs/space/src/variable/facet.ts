import { allOf } from '../access/where.js'
import { MOST_VALUES, type Facet } from '../facet/facet.js'
import { namesOf } from '../facet/names.js'
import { countRows, groupRows } from '../entity/model.js'

/** By what has them. */
export const byOwner: Facet = async (where, context) => {
  const count = (of: object) => countRows(context.db, 'variable', allOf([where, of]))
  const [projects, sets] = await Promise.all([count({ projectId: { not: null } }), count({ projectId: null })])
  const values = [
    { name: 'project', count: projects },
    { name: 'library variable set', count: sets },
  ]
  return { values: values.filter((value) => value.count > 0).sort((a, b) => b.count - a.count), truncated: false }
}

/** The most different lists of environments that are looked at. */
const MOST_LISTS = 10_000

/** By environment that they are scoped to, by name: rows are counted by their whole lists, then each list for all that is in it. */
export const byEnvironment: Facet = async (where, context) => {
  const groups = await groupRows(context.db, 'variable', {
    by: ['environmentIds'],
    where: allOf([where, { isUnscoped: false }]),
    orderBy: [{ _count: { environmentIds: 'desc' } }, { environmentIds: 'asc' }],
    take: MOST_LISTS + 1,
    _count: { _all: true },
  })
  const counts = new Map<number, number>()
  for (const { environmentIds, _count } of groups.slice(0, MOST_LISTS)) {
    for (const id of environmentIds as number[]) counts.set(id, (counts.get(id) ?? 0) + _count._all)
  }
  const names = await namesOf(context, 'Environments', [...counts.keys()])
  const values = [...counts].flatMap(([id, count]) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ name, count }]
  })
  values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  return { values: values.slice(0, MOST_VALUES), truncated: groups.length > MOST_LISTS || values.length > MOST_VALUES }
}
