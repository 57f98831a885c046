import DataLoader from 'dataloader'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import type { FreezeScope } from './active.js'
import { momentOf } from './moment.js'

/** By what a freeze may hold for something. */
type Column = keyof FreezeScope

/** The most freezes that are told of one thing. */
const MOST = 100

/** The most freezes that are looked at; those beyond begin later than all of them. */
const MOST_LOOKED_AT = 1_000

const loaders = new WeakMap<SpaceContext, Map<Column, DataLoader<number, number[]>>>()

/**
 * The freezes, by local id, that hold for something and are not over: those that begin first, at most 100. One statement for all that is
 * asked about by one column at the same time.
 */
export function freezesOf(context: SpaceContext, column: Column, id: number): Promise<number[]> {
  let byColumn = loaders.get(context)
  if (!byColumn) loaders.set(context, (byColumn = new Map()))
  let loader = byColumn.get(column)
  if (!loader) byColumn.set(column, (loader = new DataLoader((ids) => find(context, column, ids), { cache: false })))
  return loader.load(id)
}

async function find(context: SpaceContext, column: Column, ids: readonly number[]): Promise<number[][]> {
  const named = { scopes: { some: { OR: [{ [column]: { in: [...new Set(ids)] } }, { [column]: null }] } } }
  const found = await context.db.deploymentFreeze.findMany({
    where: {
      AND: [visible(context, 'DeploymentFreezes'), { endAt: { gt: momentOf(context) } }],
      OR: [{ scopes: { none: {} } }, named],
    },
    orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
    take: MOST_LOOKED_AT,
    select: { id: true, scopes: { select: { projectId: true, environmentId: true, tenantId: true } } },
  })
  return ids.map((id) => {
    const held = found.filter(({ scopes }) => scopes.length === 0 || scopes.some((one) => (one[column] ?? id) === id))
    return held.slice(0, MOST).map((freeze) => freeze.id)
  })
}
