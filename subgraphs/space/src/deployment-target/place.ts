import { refuse } from '@spaceport/kit/write/outcome'
import type { Permission } from '@spaceport/kit/rights/permission'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { decide } from '@spaceport/kit/rights/decide'
import { NOT_YET } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { requireReach, type Tx } from '../write/change.js'
import { requireReferences } from '../write/subject.js'

/** Where a target takes part in deployments: local ids. */
export type Place = { environmentIds: readonly number[]; tenantIds: readonly number[] }

/** The most environments, and the most tenants, of a target. */
const MOST = 1_000

/** The local ids of the environments that an input names: at least one. Throws `BAD_INPUT`, `BAD_ID` or `NOT_FOUND`. */
export async function requireEnvironments(tx: Tx, context: SpaceContext, ids: readonly string[]): Promise<number[]> {
  const path = ['input', 'environments']
  if (ids.length === 0) throw refuse('BAD_INPUT', 'A target is in at least one environment.', ...path)
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} environments.`, ...path)
  return requireReferences(tx, context, 'Environments', ids, ...path)
}

/** The local ids of the tenants that an input names. Throws `BAD_INPUT`, `BAD_ID` or `NOT_FOUND`. */
export async function requireTenants(tx: Tx, context: SpaceContext, ids: readonly string[]): Promise<number[]> {
  const path = ['input', 'tenants']
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} tenants.`, ...path)
  return requireReferences(tx, context, 'Tenants', ids, ...path)
}

/** A place as rights know it. */
export function positionOfPlace({ environmentIds, tenantIds }: Place): Position {
  return { ...NOWHERE, Environments: environmentIds, Tenants: tenantIds }
}

/**
 * Throws `FORBIDDEN` unless a permission reaches all that a target enters or leaves (`before` null: it is new): each environment with each
 * tenant. One that stays where it is asks for nothing; so whoever looks after the targets of one environment puts none into another.
 */
export function requireMove(context: SpaceContext, permission: Permission, before: Place | null, after: Place): void {
  if (decide(context.rights, permission, WITHOUT_LIMITS).allowed) return
  const environments = both(before?.environmentIds ?? [], after.environmentIds)
  const tenants = both(before ? tenantsOf(before) : [], tenantsOf(after))
  requirePairs(context, permission, environments.moved, tenants.all)
  requirePairs(context, permission, environments.all, tenants.moved)
}

/** Within the limits of no role. */
const WITHOUT_LIMITS: Position = positionOfPlace({ environmentIds: [NOT_YET], tenantIds: [NOT_YET] })

/** For whom a target is; null: for whoever has no tenant. */
function tenantsOf({ tenantIds }: Place): readonly (number | null)[] {
  return tenantIds.length > 0 ? tenantIds : [null]
}

function both<T>(before: readonly T[], after: readonly T[]): { all: T[]; moved: T[] } {
  const all = [...new Set([...before, ...after])]
  return { all, moved: all.filter((one) => before.includes(one) !== after.includes(one)) }
}

function requirePairs(
  context: SpaceContext,
  permission: Permission,
  environments: readonly number[],
  tenants: readonly (number | null)[],
): void {
  for (const environment of environments) {
    for (const tenant of tenants) {
      const place = { environmentIds: [environment], tenantIds: tenant === null ? [] : [tenant] }
      requireReach(context, permission, positionOfPlace(place))
    }
  }
}
