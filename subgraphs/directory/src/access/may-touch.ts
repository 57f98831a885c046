import type { Caller, SystemRole } from '@spaceport/kit/caller'
import { SYSTEM_ROLES, holdsInFleet } from '@spaceport/kit/rights/system'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'

/** Users and groups, by their numbers. */
export type Subjects = { users?: readonly number[]; groups?: readonly number[] }

/**
 * Throws `FORBIDDEN` if one of these has a role over the whole fleet, their own or a group's, with a permission that the
 * caller lacks: whoever could edit, reset, remove or equip such a person, or fill such a group, would get that role. Only
 * who administers the system is not asked. Part of the transaction that changes them.
 */
export async function expectMayTouch(tx: Tx, caller: Caller, subjects: Subjects, ...path: string[]) {
  if (await mayTouch(tx, caller, subjects)) return
  throw refuse('FORBIDDEN', 'This takes the roles over the whole fleet that they have.', ...path)
}

/** Whether the caller has all that the roles over the whole fleet give which any of these has. */
export async function mayTouch(tx: Tx, caller: Caller, subjects: Subjects): Promise<boolean> {
  if (holdsInFleet(caller, 'AdministerSystem')) return true
  const roles = await systemRolesOf(tx, subjects)
  return roles.every((role) => [...SYSTEM_ROLES[role].permissions].every((one) => holdsInFleet(caller, one)))
}

/** The roles over the whole fleet that any of these has: users also by their groups. */
export async function systemRolesOf(tx: Tx, { users = [], groups = [] }: Subjects): Promise<SystemRole[]> {
  const found = await tx.systemRoleAssignment.findMany({
    where: {
      OR: [
        { userId: { in: [...users] } },
        { groupId: { in: [...groups] } },
        { group: { members: { some: { userId: { in: [...users] } } } } },
      ],
    },
    distinct: ['role'],
    select: { role: true },
  })
  return found.map(({ role }) => role)
}
