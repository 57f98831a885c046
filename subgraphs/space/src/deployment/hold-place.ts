import { SpaceportError } from '@spaceport/kit/errors'
import type { Tx } from '../write/change.js'
import { REMOTE, requireOwner } from '../write/owner.js'

/**
 * Keeps the owner of an environment and of a tenant from changing until the transaction ends: whoever gives one away waits, then finds the
 * deployment. To be held before their rows are read to see whether they live here.
 */
export async function holdPlace(tx: Tx, environmentId: number, tenantId: number | null): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM environment WHERE id = ${environmentId} FOR SHARE`
  if (tenantId !== null) await tx.$queryRaw`SELECT 1 FROM tenant WHERE id = ${tenantId} FOR SHARE`
}

/** As `holdPlace`, and says why nothing is deployed there if one of them lives elsewhere; null if both live here. */
export async function placeElsewhere(tx: Tx, environmentId: number, tenantId: number | null): Promise<string | null> {
  await holdPlace(tx, environmentId, tenantId)
  const select = { name: true, ...REMOTE } as const
  const environment = await tx.environment.findUnique({ where: { id: environmentId }, select })
  const tenant = tenantId === null ? null : await tx.tenant.findUnique({ where: { id: tenantId }, select })
  try {
    for (const row of [environment, tenant]) if (row) requireOwner(row)
    return null
  } catch (error) {
    if (error instanceof SpaceportError) return error.message
    throw error
  }
}
