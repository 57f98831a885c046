import type { PrismaClient } from '@spaceport/database/space'
import { EVERYWHERE, type Scope } from '@spaceport/kit/rights/scope'
import { textKey } from '@spaceport/kit/page/text-key'

/** The local id of the built-in role Project Viewer. */
export const PROJECT_VIEWER = 11

/** Gives somebody a role by a team of their own, with limits. Returns the assignment's local id. */
export async function giveRole(
  db: PrismaClient,
  subject: string,
  roleId: number,
  scope: Partial<Scope> = {},
): Promise<number> {
  const { ProjectGroups, Projects, Environments, Tenants } = { ...EVERYWHERE, ...scope }
  const name = `Team ${(await db.team.count()) + 1} of ${subject}`
  const team = await db.team.create({
    data: {
      name,
      nameKey: textKey(name),
      members: { create: { subject } },
      roles: {
        create: {
          roleId,
          projectGroupIds: [...ProjectGroups],
          projectIds: [...Projects],
          environmentIds: [...Environments],
          tenantIds: [...Tenants],
        },
      },
    },
    select: { roles: { select: { id: true } } },
  })
  return team.roles[0]!.id
}
