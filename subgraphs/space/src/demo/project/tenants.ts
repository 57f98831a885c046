import type { ProjectTenant, Tenant } from '@spaceport/database/space'
import type { Random } from '@spaceport/kit/random'
import { named } from '../named.js'
import type { ContentRequest } from '../request.js'
import type { Setting } from '../setting.js'
import { DAY } from '../time.js'
import { NOT_BEYOND } from '../at-home.js'

/** Which tenants each project serves: two of five projects serve some; those whose lifecycle crosses Zones serve the remote ones too. */
export function servedTenants(
  random: Random,
  request: ContentRequest,
  projects: readonly { id: number; lifecycleId: number }[],
  across: number | null,
): Map<number, number[]> {
  const own = request.tenants.filter((t) => t.remoteOf === null).map((t) => t.id)
  const remote = request.tenants.filter((t) => t.remoteOf !== null).map((t) => t.id)
  const served = new Map<number, number[]>()
  for (const { id, lifecycleId } of projects) {
    const crosses = lifecycleId === across
    if (!crosses && !random.chance(0.4)) continue
    const some = random.shuffle(own).slice(0, random.int(1, 5))
    const all = [...some, ...(crosses ? remote : [])].sort((a, b) => a - b)
    if (all.length > 0) served.set(id, all)
  }
  return served
}

/** The tenants. One that no project serves, if there is one, has been disabled. */
export function tenantRows(
  random: Random,
  { now, tenants }: ContentRequest,
  served: ReadonlyMap<number, number[]>,
): Tenant[] {
  const busy = new Set([...served.values()].flat())
  const idle = tenants.findLast(({ id, remoteOf }) => remoteOf === null && !busy.has(id))
  return tenants.map((tenant) => {
    const { id, name, description, remoteOf } = tenant
    const createdAt = new Date(now - random.int(30, 700) * DAY)
    return {
      id,
      ...named(name),
      description,
      remoteOf,
      ...NOT_BEYOND,
      epoch: 0,
      isDisabled: tenant === idle,
      archivedAt: null,
      createdAt,
      version: 1,
    }
  })
}

/** The links of projects to tenants. A project that goes to a single environment of customers is linked for just that one, now and then. */
export function projectTenants(
  { production, random }: Setting,
  served: ReadonlyMap<number, readonly number[]>,
  tenants: readonly Tenant[],
): ProjectTenant[] {
  const chance = random('links')
  const remote = new Set(tenants.filter(({ remoteOf }) => remoteOf !== null).map(({ id }) => id))
  return [...served].flatMap(([projectId, ids]) =>
    ids.map((tenantId) => {
      const isLimited = production.length === 1 && !remote.has(tenantId) && chance.chance(0.25)
      return { projectId, tenantId, environmentIds: isLimited ? production : [] }
    }),
  )
}
