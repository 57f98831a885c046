import type { Tx } from '../write/change.js'

const COLUMNS = { projectId: true, environmentId: true, tenantId: true } as const

/** What a freeze holds for, in the order in which it was said. */
export function scopesOf(tx: Tx, freezeId: number) {
  return tx.deploymentFreezeScope.findMany({ where: { freezeId }, orderBy: { id: 'asc' }, select: COLUMNS })
}

/**
 * A freeze with its scopes, as the audit keeps it. Scopes hold only what they name: what is hidden from somebody there does not look as if
 * it were any.
 */
export async function freezeWithScopes(tx: Tx, id: number) {
  const freeze = await tx.deploymentFreeze.findUniqueOrThrow({ where: { id } })
  const scopes = (await scopesOf(tx, id)).map((scope) =>
    Object.fromEntries(Object.entries(scope).filter(([, named]) => named !== null)),
  )
  return { ...freeze, scopes }
}
