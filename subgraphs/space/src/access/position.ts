import type { Prisma } from '@spaceport/database/space'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { KINDS, type Kind } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'

/** The number of what is about to be created: in the limits of no role, so that only one without such limits creates it. */
export const NOT_YET = 0

/** Whatever can read the Space's database. */
type Reader = Prisma.TransactionClient

type Finder = (db: Reader, id: number) => Promise<Position | null>

/** What says where a project, and what belongs to it, stands. */
const OF_PROJECT = { id: true, projectGroupId: true, tenants: { select: { tenantId: true } } } as const

type ProjectRow = { id: number; projectGroupId: number; tenants: { tenantId: number }[] }

function ofProject({ id, projectGroupId, tenants }: ProjectRow): Position {
  return {
    ProjectGroups: [projectGroupId],
    Projects: [id],
    Environments: [],
    Tenants: tenants.map(({ tenantId }) => tenantId),
  }
}

/** What says where something stands that belongs to a project, or to none. */
const IN_PROJECT = { project: { select: { id: true, projectGroupId: true } } } as const

function inProject({ project }: { project: { id: number; projectGroupId: number } | null }): Position {
  return project ? { ...NOWHERE, ProjectGroups: [project.projectGroupId], Projects: [project.id] } : NOWHERE
}

/** What says where something stands that was done in a project, to an environment, for a tenant; each may be missing. */
const DEPLOYED = { environmentId: true, tenantId: true, ...IN_PROJECT } as const

type DeployedRow = Parameters<typeof inProject>[0] & { environmentId: number | null; tenantId: number | null }

function deployed(row: DeployedRow): Position {
  const { environmentId, tenantId } = row
  return {
    ...inProject(row),
    Environments: environmentId === null ? [] : [environmentId],
    Tenants: tenantId === null ? [] : [tenantId],
  }
}

/** The columns that say where the subject of an event stood. */
const PLACE = { projectGroupIds: true, projectIds: true, environmentIds: true, tenantIds: true } as const

const FINDERS: Partial<Record<Kind, Finder>> = {
  async Events(db, id) {
    const found = await db.auditEvent.findUnique({ where: { id }, select: PLACE })
    if (!found) return null
    const { projectGroupIds, projectIds, environmentIds, tenantIds } = found
    return { ProjectGroups: projectGroupIds, Projects: projectIds, Environments: environmentIds, Tenants: tenantIds }
  },
  async Projects(db, id) {
    const found = await db.project.findUnique({ where: { id }, select: OF_PROJECT })
    return found && ofProject(found)
  },
  async ProjectGroups(db, id) {
    const found = await db.projectGroup.findUnique({ where: { id }, select: { projects: { select: { id: true } } } })
    return found && { ...NOWHERE, ProjectGroups: [id], Projects: found.projects.map((project) => project.id) }
  },
  async Releases(db, id) {
    const found = await db.release.findUnique({ where: { id }, select: { project: { select: OF_PROJECT } } })
    return found && ofProject(found.project)
  },
  async OutgoingBundles(db, id) {
    const found = await db.outgoingBundle.findUnique({
      where: { id },
      select: { release: { select: { project: { select: OF_PROJECT } } } },
    })
    return found && ofProject(found.release.project)
  },
  async Channels(db, id) {
    const found = await db.channel.findUnique({ where: { id }, select: IN_PROJECT })
    return found && inProject(found)
  },
  async Runbooks(db, id) {
    const found = await db.runbook.findUnique({ where: { id }, select: IN_PROJECT })
    return found && inProject(found)
  },
  async RunbookSnapshots(db, id) {
    const found = await db.runbookSnapshot.findUnique({ where: { id }, select: IN_PROJECT })
    return found && inProject(found)
  },
  async Variables(db, id) {
    const found = await db.variable.findUnique({ where: { id }, select: { environmentIds: true, ...IN_PROJECT } })
    return found && { ...inProject(found), Environments: found.environmentIds }
  },
  async Deployments(db, id) {
    const found = await db.deployment.findUnique({ where: { id }, select: DEPLOYED })
    return found && deployed(found)
  },
  async DeploymentCells(db, id) {
    const found = await db.deploymentCell.findUnique({ where: { id }, select: DEPLOYED })
    return found && deployed(found)
  },
  async ServerTasks(db, id) {
    const found = await db.serverTask.findUnique({ where: { id }, select: DEPLOYED })
    return found && deployed(found)
  },
  async Interruptions(db, id) {
    const found = await db.interruption.findUnique({ where: { id }, select: { task: { select: DEPLOYED } } })
    return found && deployed(found.task)
  },
  async DeploymentFreezes(db, id) {
    const found = await db.deploymentFreeze.findUnique({
      where: { id },
      select: { scopes: { select: { environmentId: true } } },
    })
    const environments = found?.scopes.flatMap(({ environmentId }) => environmentId ?? []) ?? []
    return found && { ...NOWHERE, Environments: [...new Set(environments)] }
  },
  async Machines(db, id) {
    const found = await db.deploymentTarget.findUnique({
      where: { id },
      select: { environments: { select: { environmentId: true } }, tenants: { select: { tenantId: true } } },
    })
    return (
      found && {
        ...NOWHERE,
        Environments: found.environments.map(({ environmentId }) => environmentId),
        Tenants: found.tenants.map(({ tenantId }) => tenantId),
      }
    )
  },
  async Accounts(db, id) {
    const found = await db.account.findUnique({ where: { id }, select: { environmentIds: true } })
    return found && { ...NOWHERE, Environments: found.environmentIds }
  },
  async Certificates(db, id) {
    const found = await db.certificate.findUnique({ where: { id }, select: { environmentIds: true, tenantIds: true } })
    return found && { ...NOWHERE, Environments: found.environmentIds, Tenants: found.tenantIds }
  },
}

/** The dimension that a kind itself is; such an entity stands at itself. */
const ITSELF: Partial<Record<Kind, (id: number) => Position>> = {
  Environments: (id) => ({ ...NOWHERE, Environments: [id] }),
  Tenants: (id) => ({ ...NOWHERE, Tenants: [id] }),
  Lifecycles: () => NOWHERE,
  Phases: () => NOWHERE,
  MachinePolicies: () => NOWHERE,
  Workers: () => NOWHERE,
  WorkerPools: () => NOWHERE,
  TagSets: () => NOWHERE,
  LibraryVariableSets: () => NOWHERE,
  StepTemplates: () => NOWHERE,
  BuildInformation: () => NOWHERE,
  Feeds: () => NOWHERE,
  Teams: () => NOWHERE,
  UserRoles: () => NOWHERE,
  ScopedUserRoles: () => NOWHERE,
  Trusts: () => NOWHERE,
  IncomingBundles: () => NOWHERE,
}

/** Where an entity of a kind stands that is known by its id alone; null where that takes a look at its row. */
export function positionById(kind: Kind, local: number): Position | null {
  return ITSELF[kind]?.(local) ?? null
}

/** Where an entity stands, for `decide`, whoever may see it; null if it does not exist. */
export async function positionOf(db: Reader, kind: Kind, local: number): Promise<Position | null> {
  const find = FINDERS[kind]
  if (find) return find(db, local)
  const [row] = await findRows(db, modelOf(KINDS[kind]), { where: { id: local }, take: 1, select: { id: true } })
  return row ? positionById(kind, local) : null
}
