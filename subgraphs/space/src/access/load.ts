import type { PrismaClient } from '@spaceport/database/space'
import type { Caller } from '@spaceport/kit/caller'
import { NO_RIGHTS, type Grant, type Rights } from '@spaceport/kit/rights/decide'
import { isPermission, type Permission } from '@spaceport/kit/rights/permission'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'

/** Whatever can read the Space's database by SQL. */
type Reader = Pick<PrismaClient, '$queryRaw'>

type Row = {
  assignment: number
  team: number
  teamName: string
  role: number
  roleName: string
  permissions: string[]
  member: string
  projectGroups: number[]
  projects: number[]
  environments: number[]
  tenants: number[]
}

/**
 * What the caller may do in a Space, as this Space's own database says, by one statement. Read for each Space and request, so
 * that a right taken away is gone for the next one. An API key made for other Spaces has none here, and whoever runs the fleet
 * has none by that.
 */
export async function rightsOf(db: Reader, spaceId: string, caller: Caller): Promise<Rights> {
  const { cap, subject, groups } = caller
  if (cap?.spaces && !cap.spaces.includes(spaceId)) return NO_RIGHTS
  return { cap, grants: await grantsTo(db, [subject, ...groups]) }
}

/** The roles that people and groups have in a Space: once for each member by whom a team's role comes to them. */
export async function grantsTo(db: Reader, subjects: readonly string[]): Promise<Grant[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id AS assignment, t.id AS team, t.name AS "teamName", r.id AS role, r.name AS "roleName", r.permissions,
      m.subject AS member, a."projectGroupIds" AS "projectGroups", a."projectIds" AS projects,
      a."environmentIds" AS environments, a."tenantIds" AS tenants
    FROM team_member m
    JOIN team t ON t.id = m."teamId"
    JOIN scoped_user_role a ON a."teamId" = m."teamId"
    JOIN user_role r ON r.id = a."roleId"
    WHERE m.subject = ANY(${[...subjects]})
    ORDER BY a.id, m.subject`
  return rows.map(toGrant)
}

function toGrant(row: Row): Grant {
  return {
    assignment: row.assignment,
    team: { id: row.team, name: row.teamName },
    role: { id: row.role, name: row.roleName },
    member: row.member,
    permissions: permissionsOf(row.role, row.permissions),
    scope: {
      ProjectGroups: row.projectGroups,
      Projects: row.projects,
      Environments: row.environments,
      Tenants: row.tenants,
    },
  }
}

/** What is in a role: of a built-in one what the code says, of a custom one what its row says; a name that is no permission is none. */
export function permissionsOf(role: number, kept: readonly string[]): ReadonlySet<Permission> {
  return BUILT_IN_ROLES.get(role)?.permissions ?? new Set(kept.filter(isPermission))
}
