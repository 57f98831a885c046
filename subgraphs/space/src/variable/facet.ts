import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { allOf, hasSome } from '../access/where.js'
import { groupRows } from '../entity/model.js'
import { byCondition } from '../facet/by-condition.js'
import { inOrder, MOST_VALUES } from '../facet/count.js'
import type { Facet } from '../facet/facet.js'
import { keyIsAsked } from '../facet/names-asked.js'
import { namesOf } from '../facet/names.js'

/** By what has them. */
export const byOwner = byCondition('variable', [
  { name: 'project', where: () => ({ projectId: { not: null } }) },
  { name: 'library variable set', where: () => ({ projectId: null }) },
])

/** The most different lists of environments that are looked at. */
const MOST_LISTS = 10_000

/** By environment that they are scoped to, by name: rows are counted by their whole lists, then each list for all that is in it. */
export const byEnvironment: Facet = {
  async count(where, context) {
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
    const truncated = groups.length > MOST_LISTS || values.length > MOST_VALUES
    return { values: inOrder(values).slice(0, MOST_VALUES), truncated }
  },
  under() {
    // Lists of numbers lead nowhere by themselves, and what hangs under rows is planned before anything is looked up.
    throw new SpaceportError('BAD_INPUT', 'Variables under others are found by the ids of environments, not by names.')
  },
  async lookUp(names, context) {
    const where = allOf([keyIsAsked('nameKey', names), visible(context, 'Environments')])
    const environments = await context.db.environment.findMany({ where, select: { id: true } })
    return hasSome(
      'environmentIds',
      environments.map(({ id }) => id),
    )
  },
}
