import type { SpaceContext } from '../context.js'
import { newTags } from '../tag-set/new-tags.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { requireTenantNotArchived } from './active.js'
import { relink, requireProjects } from './projects.js'
import { tenantWithLinks } from './row.js'

/** What is to change of a tenant; what is left out stays. */
export type UpdateTenant = {
  id: string
  name?: string | null
  description?: string | null
  /** All projects that are to be deployed for it. */
  projects?: string[] | null
  /** All tags that it is to have. */
  tags?: string[] | null
  isDisabled?: boolean | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a tenant. Throws `NOT_OWNER` for a placeholder, `INVALID_STATE` for an archived one, `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateTenant(context: SpaceContext, input: UpdateTenant): Promise<{ local: number }> {
  const local = readSubject(context, 'Tenants', input.id, 'id')
  return change(context, {
    operation: 'updateTenant',
    permission: 'TenantEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Tenants', local, 'input', 'id'),
    async run(tx) {
      const before = await tenantWithLinks(tx, local)
      requireOwner(before, 'input', 'id')
      await requireVersion(tx, context, 'Tenants', before, input.expectedVersion)
      requireTenantNotArchived(before, 'input', 'id')
      const { description, isDisabled, projects } = input
      await tx.tenant.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...(typeof isDisabled === 'boolean' ? { isDisabled } : {}),
          ...(await newTagsOf(tx, context, before.tagIds, input)),
          version: { increment: 1 },
        },
      })
      if (projects) await relink(tx, context, local, await requireProjects(tx, context, projects))
      const after = await tenantWithLinks(tx, local)
      return { answer: { local }, changed: [changed(context, 'Tenants', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateTenant) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'tenant', (nameKey) => tx.tenant.findFirst({ where: { nameKey, id: { not: local } } }))
}

async function newTagsOf(tx: Tx, context: SpaceContext, before: readonly number[], { tags }: UpdateTenant) {
  if (!tags) return {}
  const wanted = await newTags(tx, context, before, tags, 'input', 'tags')
  return { tags: { deleteMany: {}, create: wanted.map((tagId) => ({ tagId })) } }
}
