import type { SystemRole } from '../../generated/graphql'

const NAMES: Record<SystemRole, string> = {
  SYSTEM_ADMINISTRATOR: 'System Administrator',
  SYSTEM_MANAGER: 'System Manager',
}

export const SYSTEM_ROLES = Object.keys(NAMES).filter((role): role is SystemRole => role in NAMES)

/** What people call a role over the whole fleet. */
export function systemRoleName(role: SystemRole): string {
  return NAMES[role]
}

type Holder = { systemRoles: readonly SystemRole[]; groups: readonly { systemRoles: readonly SystemRole[] }[] }

/** Whether somebody has a role over the fleet, by themselves or by a group. For what to offer; what they may do the graph decides. */
export function runsFleet(who: Holder | null | undefined): boolean {
  return !!who && [who, ...who.groups].some(({ systemRoles }) => systemRoles.length > 0)
}
