import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { tenantWithLinks } from './row.js'

/** Which tenant is to be archived, or restored. */
export type ArchiveTenant = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Archives a tenant: it becomes read-only, and nothing is deployed for it. Archived already, it stays as it is. Throws `NOT_OWNER` for a placeholder. */
export function archiveTenant(context: SpaceContext, input: ArchiveTenant): Promise<{ local: number }> {
  return setArchived(context, 'archiveTenant', input, new Date())
}

/** Restores an archived tenant to what it was before. Throws as `archiveTenant`. */
export function restoreTenant(context: SpaceContext, input: ArchiveTenant): Promise<{ local: number }> {
  return setArchived(context, 'restoreTenant', input, null)
}

function setArchived(context: SpaceContext, operation: string, input: ArchiveTenant, archivedAt: Date | null) {
  const local = readSubject(context, 'Tenants', input.id, 'id')
  return change(context, {
    operation,
    permission: 'TenantEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Tenants', local, 'input', 'id'),
    async run(tx) {
      const before = await tenantWithLinks(tx, local)
      requireOwner(before, 'input', 'id')
      await requireVersion(tx, context, 'Tenants', before, input.expectedVersion)
      if ((before.archivedAt === null) === (archivedAt === null)) return { answer: { local }, changed: [] }
      await tx.tenant.update({ where: { id: local }, data: { archivedAt, version: { increment: 1 } } })
      const after = await tenantWithLinks(tx, local)
      return { answer: { local }, changed: [changed(context, 'Tenants', { before, after })] }
    },
  })
}
