import { allSeen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import type { Tx } from '../write/change.js'
import { requireEnvironments, requireTenants, type Place } from './place.js'

/** Where a target is to take part, as an input says it: whole lists. */
export type PlaceInput = { environments?: string[] | null; tenants?: string[] | null }

/**
 * Where a target goes, and what that changes of its row. A list that is left out stays, and so does, of one that is given, whatever the
 * caller cannot see.
 */
export async function newPlace(tx: Tx, context: SpaceContext, before: Place, { environments, tenants }: PlaceInput) {
  const environmentIds = environments
    ? await withUnseen(
        context,
        'Environments',
        before.environmentIds,
        await requireEnvironments(tx, context, environments),
      )
    : before.environmentIds
  const tenantIds = tenants
    ? await withUnseen(context, 'Tenants', before.tenantIds, await requireTenants(tx, context, tenants))
    : before.tenantIds
  const inEnvironments = differences(before.environmentIds, environmentIds)
  const forTenants = differences(before.tenantIds, tenantIds)
  return {
    to: { environmentIds, tenantIds },
    data: {
      environments: {
        deleteMany: { environmentId: { in: inEnvironments.gone } },
        create: inEnvironments.come.map((environmentId) => ({ environmentId })),
      },
      tenants: {
        deleteMany: { tenantId: { in: forTenants.gone } },
        create: forTenants.come.map((tenantId) => ({ tenantId })),
      },
    },
  }
}

async function withUnseen(context: SpaceContext, kind: Kind, before: readonly number[], wanted: readonly number[]) {
  const seen = await allSeen(
    context,
    kind,
    before.map((id) => ({ id })),
  )
  const known = new Set(seen.map(({ id }) => id))
  return [...wanted, ...before.filter((id) => !known.has(id))]
}

function differences(before: readonly number[], after: readonly number[]) {
  return {
    gone: before.filter((id) => !after.includes(id)),
    come: after.filter((id) => !before.includes(id)),
  }
}
