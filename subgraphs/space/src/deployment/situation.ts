import type { TenantedMode } from '@spaceport/database/space'
import { activeFreezes, type Freeze } from '../freeze/active.js'
import type { PhaseRule } from '../lifecycle/progression-phase.js'
import type { Tx } from '../write/change.js'
import { REMOTE, type Remote } from '../write/owner.js'
import { PHASES, phaseOf, RELEASE, successes, tenantsOf } from './situation-rows.js'

/** Whatever can read the Space's database. */
export type Reader = Tx

/** A release that is to be deployed for a tenant, or for none. */
export type Asked = { releaseId: number; tenantId: number | null }

/** All that tells whether a release may go somewhere now, but for values that somebody gives. */
export type Situation = {
  release: {
    id: number
    name: string
    openDefects: number
    channelId: number | null
    variableSnapshotId: number | null
  }
  /** The tags of which a tenant must carry one for the release's channel; none: any tenant will do. */
  channelTagIds: readonly number[]
  project: Project
  lifecycle: { id: number; name: string; phases: readonly Phase[] }
  /** All of the Space, in their order. */
  environments: ReadonlyMap<number, Environment>
  tenant: Tenant | null
  /** The environments with a successful deployment of the release that counts for the tenant, or for untenanted ones. */
  deployed: ReadonlySet<number>
  /** The freezes in force for an environment. */
  freezesOf(environmentId: number): readonly NamedFreeze[]
}

type Project = {
  id: number
  name: string
  projectGroupId: number
  tenantedMode: TenantedMode
  isDisabled: boolean
  archivedAt: Date | null
}
type Environment = Remote & { id: number; name: string }
/** A phase of a lifecycle, with what it says as a rule. */
export type Phase = { id: number; name: string; rule: PhaseRule }
/** A freeze that can be told by its name. */
export type NamedFreeze = Freeze & { id: number; name: string }

/** A tenant, and for which environments the project is deployed for it: null if for none, empty if for all. */
export type Tenant = Environment & {
  isDisabled: boolean
  archivedAt: Date | null
  tagIds: readonly number[]
  environmentIds: readonly number[] | null
}

/**
 * What releases meet now, in the order asked; null for one that is gone. However many are asked about, it takes as many statements, of which
 * one reads all successes.
 */
export async function situationsOf(db: Reader, asked: readonly Asked[], now: Date): Promise<(Situation | null)[]> {
  const releases = await db.release.findMany({
    where: { id: { in: asked.map((one) => one.releaseId) } },
    select: RELEASE,
  })
  const lifecycleOf = ({ channel, project }: (typeof releases)[number]) => channel?.lifecycleId ?? project.lifecycleId
  const projectIds = releases.map(({ project }) => project.id)
  // One after the other: in a transaction there is but one connection.
  const lifecycles = await db.lifecycle.findMany({
    where: { id: { in: releases.map(lifecycleOf) } },
    select: { id: true, name: true, phases: PHASES },
  })
  const environments = await db.environment.findMany({
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, ...REMOTE },
  })
  const reached = await successes(db, asked)
  const tenantIds = asked.flatMap(({ tenantId }) => tenantId ?? [])
  const tenants = await tenantsOf(db, tenantIds, projectIds)
  const freezes = await db.deploymentFreeze.findMany({
    where: { startAt: { lte: now }, endAt: { gt: now } },
    orderBy: [{ endAt: 'desc' }, { id: 'asc' }],
    select: { id: true, name: true, startAt: true, endAt: true, scopes: true },
  })
  const ofId = new Map(releases.map((release) => [release.id, release]))
  const byId = new Map(environments.map((environment) => [environment.id, environment]))
  return asked.map(({ releaseId, tenantId }) => {
    const found = ofId.get(releaseId)
    const lifecycle = found && lifecycles.find(({ id }) => id === lifecycleOf(found))
    const of = tenantId === null ? null : tenants.get(tenantId)
    if (!found || !lifecycle || of === undefined) return null
    const { channel, project, ...release } = found
    const environmentIds = of?.environmentIdsOf(project.id) ?? null
    return {
      release,
      channelTagIds: channel?.tenantTagIds ?? [],
      project,
      lifecycle: { ...lifecycle, phases: lifecycle.phases.map(phaseOf) },
      environments: byId,
      tenant: of && { ...of.tenant, environmentIds },
      deployed: reached(releaseId, tenantId, environmentIds),
      freezesOf: (environmentId) => activeFreezes(freezes, { projectId: project.id, environmentId, tenantId }, now),
    }
  })
}
