import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireReference } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { requireTenantNotArchived } from './active.js'
import { tenantWithLinks } from './row.js'

/** Which project of which tenant; `expectedVersion` is the tenant's. */
export type TenantLink = {
  project: string
  tenant: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** What is to become of the link between a project and a tenant: local ids. */
type Relinking = (tx: Tx, link: { projectId: number; tenantId: number }) => Promise<void>

/**
 * Changes the link between a project and a tenant, which is the tenant's: its permission counts, and its version. Throws `NOT_OWNER` for a
 * placeholder, `INVALID_STATE` for an archived tenant, `VERSION_CONFLICT`.
 */
export function changeLink(
  context: SpaceContext,
  operation: string,
  input: TenantLink,
  relink: Relinking,
): Promise<{ local: number }> {
  const local = readSubject(context, 'Tenants', input.tenant, 'tenant')
  return change(context, {
    operation,
    permission: 'TenantEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Tenants', local, 'input', 'tenant'),
    async run(tx) {
      const before = await tenantWithLinks(tx, local)
      requireOwner(before, 'input', 'tenant')
      await requireVersion(tx, context, 'Tenants', before, input.expectedVersion)
      requireTenantNotArchived(before, 'input', 'tenant')
      const projectId = await requireReference(tx, context, 'Projects', input.project, 'input', 'project')
      await relink(tx, { projectId, tenantId: local })
      await tx.tenant.update({ where: { id: local }, data: { version: { increment: 1 } } })
      const after = await tenantWithLinks(tx, local)
      return { answer: { local }, changed: [changed(context, 'Tenants', { before, after })] }
    },
  })
}
