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
