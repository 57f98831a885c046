import { entityId } from '@spaceport/kit/ids'
import type { Grant } from '@spaceport/kit/rights/decide'
import type { Limitation } from '@spaceport/kit/rights/explained'
import { DIMENSIONS, type Dimension } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { KINDS } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'

type Names = Readonly<Record<Dimension, ReadonlyMap<number, string>>>

/** Says of scopes to what they limit, with names; of what the caller may not see only that there is something. */
export async function limitationsFor(
  context: SpaceContext,
  grants: readonly Grant[],
): Promise<(scope: Scope) => Limitation[]> {
  const [groups, projects, environments, tenants] = await Promise.all(
    DIMENSIONS.map((dimension) => namesOf(context, dimension, grants)),
  )
  const names: Names = {
    ProjectGroups: groups ?? new Map(),
    Projects: projects ?? new Map(),
    Environments: environments ?? new Map(),
    Tenants: tenants ?? new Map(),
  }
  return (scope) =>
    DIMENSIONS.filter((dimension) => scope[dimension].length > 0).map((dimension) => {
      const things = scope[dimension].flatMap((local) => {
        const name = names[dimension].get(local)
        return name === undefined ? [] : { id: entityId(context.space, dimension, local), name }
      })
      return { dimension, things, others: things.length < scope[dimension].length }
    })
}

async function namesOf(
  context: SpaceContext,
  dimension: Dimension,
  grants: readonly Grant[],
): Promise<Map<number, string>> {
  const ids = [...new Set(grants.flatMap(({ scope }) => scope[dimension]))]
  if (ids.length === 0) return new Map()
  const rows = await findRows(context.db, modelOf(KINDS[dimension]), {
    where: { AND: [{ id: { in: ids } }, visible(context, dimension)] },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [id, String(name)]))
}
