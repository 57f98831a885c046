import { decide } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import { NOT_YET } from '../access/position.js'
import { allSeen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { requireReach, type Tx } from '../write/change.js'
import { requireReferences } from '../write/subject.js'

/** Where an account or a certificate may be used, by local ids: without environments in all of them. */
export type Place = { environmentIds: number[]; tenantIds: number[] }

/** The same as an input says it: whole lists. */
export type PlaceInput = { environments?: string[] | null; tenants?: string[] | null }

/** The most environments, and the most tenants. */
const MOST = 1_000

/** Where something new is to be used. Throws `BAD_INPUT`, `BAD_ID` or `NOT_FOUND`. */
export async function requirePlace(
  tx: Tx,
  context: SpaceContext,
  { environments, tenants }: PlaceInput,
): Promise<Place> {
  return {
    environmentIds: await required(tx, context, 'Environments', environments ?? [], 'environments'),
    tenantIds: await required(tx, context, 'Tenants', tenants ?? [], 'tenants'),
  }
}

/** Where something is to be used from now on. A list that is left out stays, and so does, of one that is given, whatever the caller cannot see. */
export async function newPlace(tx: Tx, context: SpaceContext, before: Place, input: PlaceInput): Promise<Place> {
  const { environmentIds, tenantIds } = await requirePlace(tx, context, input)
  return {
    environmentIds: input.environments
      ? [...environmentIds, ...(await unseen(context, 'Environments', before.environmentIds))]
      : before.environmentIds,
    tenantIds: input.tenants
      ? [...tenantIds, ...(await unseen(context, 'Tenants', before.tenantIds))]
      : before.tenantIds,
  }
}

/** A place as rights know it. */
export function positionOfPlace({ environmentIds, tenantIds }: Place): Position {
  return { ...NOWHERE, Environments: environmentIds, Tenants: tenantIds }
}

/**
 * Throws `FORBIDDEN` unless a permission reaches all that something enters or leaves (`before` null: it is new, or all of it is meant): each
 * environment with each tenant. Into all environments goes only who has no such limit.
 */
export function requireMove(context: SpaceContext, permission: Permission, before: Place | null, after: Place): void {
  if (decide(context.rights, permission, WITHOUT_LIMITS).allowed) return
  const environments = between(before?.environmentIds ?? null, after.environmentIds)
  const tenants = between(before?.tenantIds ?? null, after.tenantIds)
  requirePairs(context, permission, environments.moved, tenants.all)
  requirePairs(context, permission, environments.all, tenants.moved)
}

/** Within the limits of no role. */
const WITHOUT_LIMITS: Position = positionOfPlace({ environmentIds: [NOT_YET], tenantIds: [NOT_YET] })

type Unit = number | null

/** All that two lists name, null standing for what names none; and what only one of them does. */
function between(before: readonly number[] | null, after: readonly number[]): { all: Unit[]; moved: Unit[] } {
  const [from, to] = [before === null ? [] : unitsOf(before), unitsOf(after)]
  const all = [...new Set([...from, ...to])]
  return { all, moved: all.filter((one) => from.includes(one) !== to.includes(one)) }
}

function unitsOf(ids: readonly number[]): readonly Unit[] {
  return ids.length > 0 ? ids : [null]
}

function requirePairs(context: SpaceContext, permission: Permission, environments: Unit[], tenants: Unit[]): void {
  for (const environment of environments) {
    for (const tenant of tenants) {
      const environmentIds = environment === null ? [] : [environment]
      requireReach(context, permission, positionOfPlace({ environmentIds, tenantIds: tenant === null ? [] : [tenant] }))
    }
  }
}

async function required(
  tx: Tx,
  context: SpaceContext,
  kind: Kind,
  ids: readonly string[],
  field: string,
): Promise<number[]> {
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} ${field}.`, 'input', field)
  return requireReferences(tx, context, kind, ids, 'input', field)
}

async function unseen(context: SpaceContext, kind: Kind, ids: readonly number[]): Promise<number[]> {
  const rows = ids.map((id) => ({ id }))
  const known = new Set((await allSeen(context, kind, rows)).map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}
