import DataLoader from 'dataloader'
import { visible } from '../access/visible.js'
import { allOf, type Where } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'
import { bounded, findValues, type FoundValues } from './find.js'

/** Which values of a tenant. */
export type TenantValueArgs = { project?: string[] | null; onlyMissing?: boolean | null }

type Asked = DataLoader<number, FoundValues>

const loaders = new WeakMap<SpaceContext, Map<string, Asked>>()

/**
 * The values of a tenant, given or not: of the templates of the projects that are deployed for it, of those that the caller can see, and of their
 * library sets. All tenants of which one field asks at the same time are answered by the same statements. Throws `BAD_ID`.
 */
export function valuesOfTenant(context: SpaceContext, tenantId: number, args: TenantValueArgs): Promise<FoundValues> {
  let byArgs = loaders.get(context)
  if (!byArgs) loaders.set(context, (byArgs = new Map()))
  const key = JSON.stringify([args.project ?? null, args.onlyMissing ?? false])
  let loader = byArgs.get(key)
  if (!loader) byArgs.set(key, (loader = loaderOf(context, args)))
  return loader.load(tenantId)
}

/** Without a cache: a mutation later in the same request may change what is asked for. */
function loaderOf(context: SpaceContext, { project, onlyMissing }: TenantValueArgs): Asked {
  const named = project ? [{ id: { in: localsOf('Projects', project, context) } }] : []
  return new DataLoader(
    async (tenantIds: readonly number[]) => {
      const links = await linksOf(context, tenantIds, allOf([...named, visible(context, 'Projects')]))
      const values = await findValues(context, { projects: [], links }, { onlyMissing: onlyMissing ?? false })
      return tenantIds.map((tenantId) => bounded(values.filter((value) => value.tenantId === tenantId)))
    },
    { cache: false, maxBatchSize: 100 },
  )
}

/** The pairs of a tenant and a project that is deployed for it. */
function linksOf({ db }: SpaceContext, tenantIds: readonly number[], project: Where) {
  return db.projectTenant.findMany({
    where: { tenantId: { in: [...new Set(tenantIds)] }, project },
    select: { projectId: true, tenantId: true },
  })
}
