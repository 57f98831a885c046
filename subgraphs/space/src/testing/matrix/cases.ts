import { cedarAllows } from '@spaceport/kit/rights/testing/cedar'
import { documentedGrants, DOCUMENTED_ROLES } from '@spaceport/kit/rights/testing/documented-roles'
import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import { readAccess } from '@spaceport/kit/schema/access'
import { KINDS, type Kind } from '../../entity/kinds.js'
import { sdl } from '../../sdl.js'
import { NOWHERE, WORLD } from './world.js'

/** What somebody has in a Space: a built-in role (null: nothing), with a limit. */
export type Given = { role: string | null; limit: string; scope: Ids }

/** The limits that each role is tried with. */
export const LIMITS: Readonly<Record<string, Ids>> = {
  none: NOWHERE,
  'project group': { ...NOWHERE, groups: [1] },
  project: { ...NOWHERE, projects: [1] },
  environment: { ...NOWHERE, environments: [1] },
  tenant: { ...NOWHERE, tenants: [1] },
}

export const ROLES = Object.keys(DOCUMENTED_ROLES)

/** Every built-in role with every limit. */
export const GIVEN: readonly Given[] = ROLES.flatMap((role) =>
  Object.entries(LIMITS).map(([limit, scope]) => ({ role, limit, scope })),
)

/**
 * Who may do everything, without limits and with two of them; and every second other role, with a limit or none in turn. Ten seeds that
 * follow each other take every role with every limit.
 */
export function someGiven(seed: number): Given[] {
  const limits = Object.entries(LIMITS)
  const limitAt = (n: number) => limits[n % limits.length] ?? ['none', NOWHERE]
  const given = (role: string, n: number): Given => {
    const [limit, scope] = limitAt(n)
    return { role, limit, scope }
  }
  const managers = [0, 1 + (seed % 4), 1 + ((seed + 1) % 4)].map((n) => given('Space Manager', n))
  const others = ROLES.filter((role) => role !== 'Space Manager')
  return [...managers, ...others.flatMap((role, i) => ((i + seed) % 2 === 0 ? [given(role, i + seed)] : []))]
}

const known = new Map<string, boolean>()

/** Whether somebody may do something at a position: by the documented grants and rules, as the oracle understands them. */
export function may({ role, scope }: Given, permission: string, position: Ids): boolean {
  if (role === null) return false
  const key = JSON.stringify([role, scope, permission, position])
  const before = known.get(key)
  if (before !== undefined) return before
  const allowed = cedarAllows({
    user: 'Users-9',
    groups: [],
    teams: new Map([[1, ['Users-9']]]),
    assignments: [{ id: 1, team: 1, role, permissions: documentedGrants(role), scope }],
    cap: null,
    permission,
    position,
  })
  known.set(key, allowed)
  return allowed
}

const ACCESS = readAccess(sdl)

/** The permission that a type's own fields declare. */
function permissionToSee(kind: Kind): string {
  const own = ['version', 'name', 'at', 'changedAt']
    .map((field) => ACCESS.get(`${KINDS[kind]}.${field}`))
    .find((permission) => permission)
  if (!own || own === 'Public') throw new Error(`${kind} have no permission of their own`)
  return own
}

/** Whether an entity exists for somebody, as the schema's `@access`, the role's documentation and the oracle have it. */
export function exists(given: Given, kind: Kind, local: number): boolean {
  const position = WORLD.get(kind)?.get(local)
  if (position === undefined) return false
  // "View variables that are scoped to no environment" is a permission of its own.
  const unscoped = kind === 'Variables' && position.environments.length === 0
  return may(given, unscoped ? 'VariableViewUnscoped' : permissionToSee(kind), position)
}

/** The permission that a mutation declares. */
export function permissionOf(mutation: string): string {
  const declared = ACCESS.get(`Mutation.${mutation}`)
  if (!declared) throw new Error(`${mutation} declares no permission`)
  return declared
}
