import type { OneTimeTokenKind } from '@spaceport/database/directory'
import type { Caller } from '@spaceport/kit/caller'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import { mayTouch, systemRolesOf } from '../access/may-touch.js'
import { directoryId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** What making each kind takes; the first run's is made by the process. */
const TAKES = { INVITATION: 'UserInvite', PASSWORD_RESET: 'UserEdit', FIRST_RUN: null } as const

/**
 * Whether whoever made a link, and has it, could still make it: is not disabled, still has the right to, and lacks nothing of the roles over
 * the fleet that its holder would get in with by now. A link lets nobody in whom its maker could not let in.
 */
export async function mayStillMake(
  tx: Tx,
  kind: OneTimeTokenKind,
  { userId, makerId }: { userId: number | null; makerId: number | null },
): Promise<boolean> {
  const permission = TAKES[kind]
  if (permission === null) return userId === null
  if (userId === null || makerId === null) return false
  const maker = await tx.user.findFirst({ where: { id: makerId, disabledAt: null }, select: { name: true } })
  if (!maker) return false
  const systemRoles = await systemRolesOf(tx, { users: [makerId] })
  const caller: Caller = { subject: directoryId('Users', makerId), ...maker, groups: [], systemRoles, cap: null }
  return holdsInFleet(caller, permission) && (await mayTouch(tx, caller, { users: [userId] }))
}
