import type { Prisma } from '@spaceport/database/space'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { KINDS, type Kind } from '../entity/kinds.js'
import { FIND, modelOf } from '../entity/model.js'

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
  async Deployments(db, id) {
    const found = await db.deployment.findUnique({
      where: { id },
      select: { environmentId: true, tenantId: true, project: { select: OF_PROJECT } },
    })
    return (
      found && {
        ...ofProject(found.project),
        Environments: [found.environmentId],
        Tenants: found.tenantId === null ? [] : [found.tenantId],
      }
    )
  },
}

/** The dimension that a kind itself is; such an entity stands at itself. */
const ITSELF: Partial<Record<Kind, (id: number) => Position>> = {
  Environments: (id) => ({ ...NOWHERE, Environments: [id] }),
  Tenants: (id) => ({ ...NOWHERE, Tenants: [id] }),
  Lifecycles: () => NOWHERE,
  Phases: () => NOWHERE,
  StepTemplates: () => NOWHERE,
  Teams: () => NOWHERE,
  UserRoles: () => NOWHERE,
  ScopedUserRoles: () => NOWHERE,
}

/** Where an entity of a kind stands that is known by its id alone; null where that takes a look at its row. */
export function positionById(kind: Kind, local: number): Position | null {
  return ITSELF[kind]?.(local) ?? null
}

/** Where an entity stands, for `decide`, whoever may see it; null if it does not exist. */
export async function positionOf(db: Reader, kind: Kind, local: number): Promise<Position | null> {
  const find = FINDERS[kind]
  if (find) return find(db, local)
  const [row] = await FIND[modelOf(KINDS[kind])](db, { where: { id: local }, take: 1, select: { id: true } })
  return row ? positionById(kind, local) : null
}
