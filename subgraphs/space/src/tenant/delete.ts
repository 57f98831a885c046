import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireVisible } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { tenantWithLinks } from './row.js'
import { usesOfTenant } from './uses.js'

/** Which tenant is to be deleted. */
export type DeleteTenant = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes a tenant with its values, its tags, and what was done for it: its deployments and tasks would else say that they were for nobody,
 * and show up as such. Whoever wants to keep them archives it. Throws `NOT_OWNER` for a placeholder, `IN_USE` while a deployment or another
 * task for it is not over, or a target, account or certificate names it.
 */
export function deleteTenant(context: SpaceContext, input: DeleteTenant): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Tenants', input.id, 'id')
  return change(context, {
    operation: 'deleteTenant',
    permission: 'TenantDelete',
    input,
    async at(tx) {
      await requireVisible(tx, context, 'Tenants', [local], 'input', 'id')
      // Deployments before their tenant, as reports lock them.
      await tx.$queryRaw`SELECT 1 FROM deployment WHERE "tenantId" = ${local} ORDER BY id FOR UPDATE`
      return holdSubject(tx, context, 'Tenants', local, 'input', 'id')
    },
    async run(tx) {
      const tenant = await tenantWithLinks(tx, local)
      requireOwner(tenant, 'input', 'id')
      await requireVersion(tx, context, 'Tenants', tenant, input.expectedVersion)
      await requireUnused(tx, context, usesOfTenant(local), 'input', 'id')
      const before = { ...tenant, ...(await deleteHistory(tx, local)) }
      await tx.tenant.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Tenants', { before })] }
    },
  })
}

/** Takes away what was done for a tenant, and says how much that was. */
async function deleteHistory(tx: Tx, tenantId: number): Promise<{ deployments: number; tasks: number }> {
  const answered = { deployment: { tenantId }, secretId: { not: null } }
  const prompts = await tx.deploymentPrompt.findMany({ where: answered, select: { secretId: true } })
  const deployments = await tx.deployment.deleteMany({ where: { tenantId } })
  // Nothing else refers to what was answered to their prompts.
  await tx.secret.deleteMany({ where: { id: { in: prompts.flatMap(({ secretId }) => secretId ?? []) } } })
  const tasks = await tx.serverTask.deleteMany({ where: { tenantId } })
  return { deployments: deployments.count, tasks: tasks.count }
}
