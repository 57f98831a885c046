import type { Caller } from '@spaceport/kit/caller'
import { capLeaves } from '@spaceport/kit/rights/decide'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import type { FieldPermission } from '@spaceport/kit/schema/access'

/** What every signed-in caller holds: reading what `visible.ts` lets them see. */
const EVERYONE: ReadonlySet<FieldPermission> = new Set(['Public', 'SpaceView'])

/** What is held inside Spaces: their Instances decide, asked on the caller's behalf; here an API key may take it away. */
const IN_SPACES: ReadonlySet<FieldPermission> = new Set([
  'EnvironmentView',
  'TenantView',
  'VariableView',
  'ProjectView',
  'ReleaseView',
  'BundleView',
  'ReleasePromote',
])

/**
 * Whether the caller holds a permission in the zone. Deny is the default: all but reading takes a role over the whole fleet. That a key
 * may only read is not asked here: the write path tells its holder so, by a code of its own.
 */
export function holds(caller: Caller, permission: FieldPermission): boolean {
  if (permission === 'Public' || EVERYONE.has(permission)) return true
  const cap = caller.cap && { ...caller.cap, readOnly: false }
  return IN_SPACES.has(permission) ? capLeaves(cap, permission) : holdsInFleet({ ...caller, cap }, permission)
}
