import type { Tx } from '../write/change.js'

/** A target with its roles and where it stands, as the audit keeps it. */
export async function targetWithPlace(tx: Tx, id: number) {
  const { roles, environments, tenants, ...target } = await tx.deploymentTarget.findUniqueOrThrow({
    where: { id },
    include: {
      roles: { orderBy: { role: 'asc' }, select: { role: true } },
      environments: { orderBy: { environmentId: 'asc' }, select: { environmentId: true } },
      tenants: { orderBy: { tenantId: 'asc' }, select: { tenantId: true } },
    },
  })
  return {
    ...target,
    roles: roles.map(({ role }) => role),
    environmentIds: environments.map(({ environmentId }) => environmentId),
    tenantIds: tenants.map(({ tenantId }) => tenantId),
  }
}
