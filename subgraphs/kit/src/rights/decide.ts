import type { Caller } from '../caller.js'
import { onlyReads, type Permission } from './permission.js'
import { limitsOf, meets, type Position, type Scope } from './scope.js'

/** One role that somebody has in a Space, and by what: through which team, as a user or as a member of which group, with which limits. */
export type Grant = {
  /** Local id of the role assignment. */
  assignment: number
  team: { id: number; name: string }
  role: { id: number; name: string }
  /** The member of the team that the caller is, or is a member of: `Users-1`, `Groups-3`. */
  member: string
  permissions: ReadonlySet<Permission>
  scope: Scope
}

/** All that somebody has in one Space: their roles, and what their API key takes away again. */
export type Rights = { grants: readonly Grant[]; cap: Caller['cap'] }

/** Somebody without any rights. */
export const NO_RIGHTS: Rights = { grants: [], cap: null }

/** Why something is allowed or not. */
export type Decision =
  | { allowed: true; by: Grant }
  /** `CAPPED`: the API key leaves the permission out · `NOT_GRANTED`: no role has it · `OUT_OF_SCOPE`: some role has it, but for other things. */
  | { allowed: false; reason: 'CAPPED' | 'NOT_GRANTED' | 'OUT_OF_SCOPE' }

/** Whether an API key leaves a permission to its owner. */
export function capLeaves(cap: Caller['cap'], permission: Permission): boolean {
  if (!cap) return true
  if (cap.readOnly && !onlyReads(permission)) return false
  return cap.permissions === null || cap.permissions.includes(permission)
}

/** The roles by which somebody has a permission at all, wherever. */
export function grantsOf({ grants, cap }: Rights, permission: Permission): readonly Grant[] {
  return capLeaves(cap, permission) ? grants.filter(({ permissions }) => permissions.has(permission)) : []
}

/** Whether somebody has a permission for anything at all in the Space. */
export function holdsSomewhere(rights: Rights, permission: Permission): boolean {
  return grantsOf(rights, permission).length > 0
}

/** Whether a grant's limits, as far as the permission heeds them, are met at a position. */
export function reaches({ scope }: Grant, permission: Permission, position: Position): boolean {
  return limitsOf(scope, permission).every((limit) => meets(position, limit))
}

/** The one decision: whether somebody may do something with an entity that stands at a position, and why. Deny is the default. */
export function decide(rights: Rights, permission: Permission, position: Position): Decision {
  if (!capLeaves(rights.cap, permission)) return { allowed: false, reason: 'CAPPED' }
  const grants = grantsOf(rights, permission)
  const by = grants.find((grant) => reaches(grant, permission, position))
  if (by) return { allowed: true, by }
  return { allowed: false, reason: grants.length > 0 ? 'OUT_OF_SCOPE' : 'NOT_GRANTED' }
}
