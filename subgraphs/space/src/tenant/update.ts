import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { requireProjects, withProjects } from './projects.js'

/** What is to change of a tenant; what is left out stays. */
export type UpdateTenant = {
  id: string
  name?: string | null
  description?: string | null
  /** All projects that are to be deployed for it. */
  projects?: string[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a tenant. Throws `NOT_OWNER` for a placeholder, `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateTenant(context: SpaceContext, input: UpdateTenant): Promise<{ local: number }> {
  const local = readSubject(context, 'Tenants', input.id, 'id')
  return change(context, {
    operation: 'updateTenant',
    permission: 'TenantEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Tenants', local, 'input', 'id'),
    async run(tx) {
      const before = await withProjects(tx, await tx.tenant.findUniqueOrThrow({ where: { id: local } }))
      requireOwner(before, 'input', 'id')
      await requireVersion(tx, context, 'Tenants', before, input.expectedVersion)
      const { description } = input
      const row = await tx.tenant.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...(await newProjects(tx, context, local, input)),
          version: { increment: 1 },
        },
      })
      const after = await withProjects(tx, row)
      return { answer: { local }, changed: [changed(context, 'Tenants', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateTenant) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'tenant', (nameKey) => tx.tenant.findFirst({ where: { nameKey, id: { not: local } } }))
}

async function newProjects(tx: Tx, context: SpaceContext, local: number, { projects }: UpdateTenant) {
  if (!projects) return {}
  const wanted = await requireProjects(tx, context, projects)
  // Links to projects that the caller cannot see stay as they are.
  await tx.projectTenant.deleteMany({ where: { tenantId: local, project: visible(context, 'Projects') } })
  return { projects: { create: wanted.map((projectId) => ({ projectId })) } }
}
