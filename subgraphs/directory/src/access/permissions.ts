import type { Caller } from '@spaceport/kit/caller'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import type { FieldPermission } from '@spaceport/kit/schema/access'

/** What every signed-in caller holds: reading, limited to the rows that `visible.ts` lets them see. */
const EVERYONE: ReadonlySet<FieldPermission> = new Set(['Public', 'SpaceView', 'UserView', 'TeamView'])

/**
 * Whether the caller holds a permission in the directory: by what everyone may read, or by a role over the whole fleet. Deny is
 * the default. That a key may only read is not asked here: the write path tells its holder so, by a code of its own.
 */
export function holds(caller: Caller, permission: FieldPermission): boolean {
  const cap = caller.cap && { ...caller.cap, readOnly: false }
  return EVERYONE.has(permission) || (permission !== 'Public' && holdsInFleet({ ...caller, cap }, permission))
}
