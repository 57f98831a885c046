import type { Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { groupRows, type Group, type JoinModel, type Model } from '../entity/model.js'
import type { FacetListShape } from '../graph/facets.js'
import { counted, namesOf } from './names.js'

/** The most values of a facet, as the gateway merges them. */
export const MOST_VALUES = 100

type Value = FacetListShape['values'][number]

/** Counts rows by the values of a column, the most frequent first, and one value more than a facet has. */
export function grouped(
  context: SpaceContext,
  model: Model | JoinModel,
  column: string,
  where: Where,
): PromiseLike<Group[]> {
  return groupRows(context.db, model, {
    by: [column],
    where,
    orderBy: [{ _count: { [column]: 'desc' } }, { [column]: 'asc' }],
    take: MOST_VALUES + 1,
    _count: { _all: true },
  })
}

/** Groups under the names of what their column leads to; what does not exist for the caller is left out. */
export async function named(
  counting: PromiseLike<Group[]>,
  column: string,
  kind: Kind,
  context: SpaceContext,
): Promise<FacetListShape> {
  const groups = await counted(context, counting)
  const names = await namesOf(
    context,
    kind,
    groups.map((group) => Number(group[column])),
  )
  const counts = new Map<string, number>()
  for (const group of groups.slice(0, MOST_VALUES)) {
    const name = names.get(Number(group[column]))
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + group._count._all)
  }
  const values = [...counts].map(([name, count]) => ({ name, count }))
  return { values: inOrder(values), truncated: groups.length > MOST_VALUES }
}

/** Groups under the values of their column, as `nameOf` calls them. */
export function listed(groups: readonly Group[], nameOf: (group: Group) => string): FacetListShape {
  const values = groups.slice(0, MOST_VALUES).map((group) => ({ name: nameOf(group), count: group._count._all }))
  return { values: inOrder(values), truncated: groups.length > MOST_VALUES }
}

/** Values with the most frequent first; equal ones by name. */
export function inOrder(values: Value[]): Value[] {
  return values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
