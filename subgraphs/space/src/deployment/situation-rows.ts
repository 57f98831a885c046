import { REMOTE } from '../write/owner.js'
import type { Asked, Reader, Tenant } from './situation.js'

/** The columns of a release that its situation takes. */
export const RELEASE = {
  id: true,
  name: true,
  openDefects: true,
  channelId: true,
  variableSnapshotId: true,
  channel: { select: { lifecycleId: true, tenantTagIds: true } },
  project: {
    select: {
      id: true,
      name: true,
      projectGroupId: true,
      lifecycleId: true,
      tenantedMode: true,
      isDisabled: true,
      archivedAt: true,
    },
  },
} as const

/** The phases of a lifecycle, in order, with their rules. */
export const PHASES = {
  orderBy: { position: 'asc' },
  select: {
    id: true,
    name: true,
    isOptional: true,
    minimumEnvironmentsBeforePromotion: true,
    environments: { orderBy: { position: 'asc' }, select: { environmentId: true, isAutomatic: true } },
  },
} as const

type PhaseRow = {
  id: number
  name: string
  isOptional: boolean
  minimumEnvironmentsBeforePromotion: number
  environments: { environmentId: number; isAutomatic: boolean }[]
}

/** A phase with what it says as a rule. */
export function phaseOf({ id, name, environments, isOptional, minimumEnvironmentsBeforePromotion }: PhaseRow) {
  const all = environments.map(({ environmentId, isAutomatic }) => ({ id: environmentId, isAutomatic }))
  return { id, name, rule: { environments: all, isOptional, minimumEnvironmentsBeforePromotion } }
}

/** Where a release counts as deployed, for a tenant that the project is deployed for in some environments (null or empty: in no certain ones). */
type Reached = (
  releaseId: number,
  tenantId: number | null,
  environmentIds: readonly number[] | null,
) => ReadonlySet<number>

/**
 * Where releases were deployed with success. Each tenant goes its own way through a lifecycle; but where nobody said to which environments
 * it goes, what was tried out without a tenant counts for it, too.
 */
export async function successes(db: Reader, asked: readonly Asked[]): Promise<Reached> {
  const tenantIds = asked.flatMap(({ tenantId }) => tenantId ?? [])
  const groups = await db.deployment.groupBy({
    by: ['releaseId', 'environmentId', 'tenantId'],
    where: {
      releaseId: { in: [...new Set(asked.map(({ releaseId }) => releaseId))] },
      state: 'SUCCESS',
      OR: [{ tenantId: null }, { tenantId: { in: [...new Set(tenantIds)] } }],
    },
  })
  const reached = new Map<string, number[]>()
  for (const { releaseId, environmentId, tenantId } of groups) {
    const key = `${releaseId} ${tenantId}`
    reached.set(key, [...(reached.get(key) ?? []), environmentId])
  }
  return (releaseId, tenantId, environmentIds) => {
    const own = reached.get(`${releaseId} ${tenantId}`) ?? []
    const isCertain = environmentIds !== null && environmentIds.length > 0
    const untenanted = tenantId === null || isCertain ? [] : (reached.get(`${releaseId} null`) ?? [])
    return new Set([...own, ...untenanted])
  }
}

/** Tenants by number, each with the environments of a project for which it is linked: null if it is not, empty for all. */
export async function tenantsOf(db: Reader, ids: readonly number[], projectIds: readonly number[]) {
  if (ids.length === 0) return new Map<number, TenantLinks>()
  const rows = await db.tenant.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      ...{ id: true, name: true, ...REMOTE, isDisabled: true, archivedAt: true },
      tags: { select: { tagId: true } },
      projects: { where: { projectId: { in: [...projectIds] } }, select: { projectId: true, environmentIds: true } },
    },
  })
  return new Map(
    rows.map(({ tags, projects, ...row }): [number, TenantLinks] => {
      const links = new Map(projects.map(({ projectId, environmentIds }) => [projectId, environmentIds]))
      const tenant = { ...row, tagIds: tags.map(({ tagId }) => tagId) }
      return [row.id, { tenant, environmentIdsOf: (projectId) => links.get(projectId) ?? null }]
    }),
  )
}

type TenantLinks = { tenant: Omit<Tenant, 'environmentIds'>; environmentIdsOf(projectId: number): number[] | null }
