import { visible } from '../access/visible.js'
import { allOf, type Where } from '../access/where.js'
import { listWhere } from '../connection/page.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { groupRows, type Group, type JoinModel, type Model } from '../entity/model.js'
import type { FacetListShape } from '../graph/facets.js'
import { counted, namesOf } from './names.js'

/** The most values of a facet, as the gateway merges them. */
export const MOST_VALUES = 100

/** Counts rows of a condition by something that they have, in one statement (and one more for all names of all facets together). */
export type Facet = (where: Where, context: SpaceContext) => Promise<FacetListShape>

/** By the value of a column, such as a state. Rows without a value are left out. */
export function byColumn(model: Model, column: string): Facet {
  return ofValued(column, byRequired(model, column))
}

/** By a column that is never null, such as an enum with a default. */
export function byRequired(model: Model, column: string): Facet {
  return async (where, context) => {
    const groups = await grouped(context, model, column, where)
    return listed(groups.map((group) => ({ name: String(group[column]), count: group._count._all })))
  }
}

/** By whether a column is true; the values are called as `names` says. */
export function byTruth(model: Model, column: string, names: readonly [no: string, yes: string]): Facet {
  return async (where, context) => {
    const groups = await grouped(context, model, column, where)
    return listed(groups.map((group) => ({ name: names[group[column] === true ? 1 : 0], count: group._count._all })))
  }
}

/** By what a column leads to, by name; what does not exist for the caller is left out. */
export function byRelation(model: Model, column: string, kind: Kind): Facet {
  return ofValued(column, byRequiredRelation(model, column, kind))
}

/** Counts only rows that have a value in a column. */
function ofValued(column: string, facet: Facet): Facet {
  return (where, context) => facet(allOf([where, { [column]: { not: null } }]), context)
}

/** As `byRelation`, for a column that is never null. */
export function byRequiredRelation(model: Model, column: string, kind: Kind): Facet {
  return async (where, context) => named(grouped(context, model, column, where), column, kind, context)
}

/** By what rows have many of: `join` is the table that joins them, `through` its relation to the rows. With a `kind` its column leads to such, else it holds the value. */
export function byJoin(join: JoinModel, through: string, column: string, kind?: Kind): Facet {
  return async (where, context) => {
    const groups = grouped(context, join, column, Object.keys(where).length > 0 ? { [through]: where } : {})
    if (kind) return named(groups, column, kind, context)
    return listed((await groups).map((group) => ({ name: String(group[column]), count: group._count._all })))
  }
}

/** The rows of a list that a filter lets through and the caller may see. */
export function chosenBy<Filter extends CommonFilter>(
  list: Pick<List<Filter, never>, 'kind' | 'where'>,
  filter: Filter | null | undefined,
  context: SpaceContext,
): Where {
  return allOf([visible(context, list.kind), ...listWhere(list, filter, context)])
}

function grouped(context: SpaceContext, model: Model | JoinModel, column: string, where: Where): PromiseLike<Group[]> {
  return groupRows(context.db, model, {
    by: [column],
    where,
    orderBy: [{ _count: { [column]: 'desc' } }, { [column]: 'asc' }],
    take: MOST_VALUES + 1,
    _count: { _all: true },
  })
}

async function named(
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

function listed(values: { name: string; count: number }[]): FacetListShape {
  return { values: inOrder(values.slice(0, MOST_VALUES)), truncated: values.length > MOST_VALUES }
}

function inOrder(values: { name: string; count: number }[]): { name: string; count: number }[] {
  return values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
