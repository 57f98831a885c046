import { runsFleet, type Caller } from '@spaceport/kit/caller'
import type { FieldPermission } from '@spaceport/kit/schema/access'

/** What every signed-in caller holds: reading, limited to the rows that `visible.ts` lets them see. */
const EVERYONE: ReadonlySet<FieldPermission> = new Set(['Public', 'SpaceView', 'UserView', 'TeamView'])

/** Whether the caller holds a permission in the directory. Deny is the default: all but reading takes an administrator. */
export function holds(caller: Caller, permission: FieldPermission): boolean {
  return runsFleet(caller) || EVERYONE.has(permission)
}
