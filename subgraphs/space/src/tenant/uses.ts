import type { Use } from '../write/unused.js'

/**
 * All that refers to a tenant and would no longer mean what it says without it. The limits of roles are left out: an id that is gone goes on
 * limiting. So are freezes: what holds for the tenant alone goes with it.
 */
export function usesOfTenant(tenantId: number): Use[] {
  const listed = { tenantIds: { has: tenantId } }
  return [
    {
      kind: 'Deployments',
      where: { tenantId, completedAt: null },
      called: ['deployment that is not over', 'deployments that are not over'],
      column: 'id',
    },
    {
      kind: 'ServerTasks',
      where: { tenantId, deploymentId: null, completedAt: null },
      called: ['task that is not over', 'tasks that are not over'],
      column: 'description',
    },
    {
      kind: 'Machines',
      where: { tenants: { some: { tenantId } } },
      called: ['deployment target', 'deployment targets'],
    },
    { kind: 'Accounts', where: listed, called: ['account', 'accounts'] },
    { kind: 'Certificates', where: listed, called: ['certificate', 'certificates'] },
  ]
}
