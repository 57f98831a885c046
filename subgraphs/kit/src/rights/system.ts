import type { Caller, SystemRole } from '../caller.js'
import { capLeaves } from './decide.js'
import { PERMISSION_NAMES, PERMISSIONS, type Permission } from './permission.js'

const SYSTEM_PERMISSIONS = PERMISSION_NAMES.filter((name) => PERMISSIONS[name].levels.includes('system'))

/** The built-in roles over the whole fleet, with Octopus's grants. They give no right inside any Space. */
export const SYSTEM_ROLES: Readonly<
  Record<SystemRole, { name: string; description: string; permissions: ReadonlySet<Permission> }>
> = {
  SystemAdministrator: {
    name: 'System Administrator',
    description: 'System administrators run the fleet and say who else may.',
    permissions: new Set(SYSTEM_PERMISSIONS),
  },
  SystemManager: {
    name: 'System Manager',
    description: 'System managers run the fleet, but its Instances, Zones, keys and administrators.',
    permissions: new Set(SYSTEM_PERMISSIONS.filter((name) => name !== 'AdministerSystem')),
  },
}

/** Whether the caller holds a permission over the whole fleet. An API key that is limited to some Spaces holds none. */
export function holdsInFleet(caller: Caller, permission: Permission): boolean {
  if (caller.cap?.spaces || !capLeaves(caller.cap, permission)) return false
  return caller.systemRoles.some((role) => SYSTEM_ROLES[role].permissions.has(permission))
}
