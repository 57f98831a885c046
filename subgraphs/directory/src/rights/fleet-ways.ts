import type { PrismaClient } from '@spaceport/database/directory'
import type { Permission } from '@spaceport/kit/rights/permission'
import { SYSTEM_ROLES } from '@spaceport/kit/rights/system'
import { directoryId } from '../graph/ids.js'
import type { Way } from './holder.js'

/** Every user's own and their groups' roles over the fleet that give a permission. */
export async function fleetWays(db: PrismaClient, permission: Permission): Promise<Way[]> {
  const roles = (['SystemAdministrator', 'SystemManager'] as const).filter((role) =>
    SYSTEM_ROLES[role].permissions.has(permission),
  )
  const rows = await db.systemRoleAssignment.findMany({
    where: { role: { in: roles } },
    orderBy: { id: 'asc' },
    select: { role: true, userId: true, group: { select: { id: true, members: { select: { userId: true } } } } },
  })
  return rows.flatMap(({ role, userId, group }) => {
    const chain: Way['chain'] = {
      team: null,
      role: { id: role, name: SYSTEM_ROLES[role].name },
      scope: [],
      verdict: 'GRANTS',
      failed: [],
    }
    const own: Way[] =
      userId === null ? [] : [{ user: userId, space: null, member: directoryId('Users', userId), chain }]
    const byGroup = (group?.members ?? []).map((member): Way => ({
      user: member.userId,
      space: null,
      member: directoryId('Groups', group?.id ?? 0),
      chain,
    }))
    return [...own, ...byGroup]
  })
}
