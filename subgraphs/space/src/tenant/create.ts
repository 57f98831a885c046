import { NOWHERE } from '@spaceport/kit/rights/scope'
import { NOT_YET } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { requireTags } from '../tag-set/tag-id.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readRemoteOf } from '../write/owner.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireProjects } from './projects.js'
import { tenantWithLinks } from './row.js'

/** What a new tenant is to be. */
export type CreateTenant = {
  space: string
  name: string
  description?: string | null
  /** The tenant of another Space that this is to stand for. */
  remoteOf?: string | null
  /** The projects that are deployed for it. */
  projects?: string[] | null
  tags?: string[] | null
  isDisabled?: boolean | null
  idempotencyKey?: string | null
}

/** Creates a tenant, or a placeholder for one of another Space. Throws `CONFLICT` when another one has the name. */
export function createTenant(context: SpaceContext, input: CreateTenant): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createTenant',
    permission: 'TenantCreate',
    input,
    at: async () => ({ ...NOWHERE, Tenants: [NOT_YET] }),
    async run(tx) {
      const named = await freeName(input.name, 'tenant', (nameKey) => tx.tenant.findUnique({ where: { nameKey } }))
      const projects = await requireProjects(tx, context, input.projects ?? [])
      const tags = await requireTags(tx, context, input.tags ?? [], 'input', 'tags')
      const { id } = await tx.tenant.create({
        data: {
          ...named,
          description: readText(input.description, 'input', 'description'),
          remoteOf: readRemoteOf(context, 'Tenants', input.remoteOf),
          isDisabled: input.isDisabled ?? false,
          projects: { create: projects.map((projectId) => ({ projectId })) },
          tags: { create: tags.map((tagId) => ({ tagId })) },
        },
      })
      const after = await tenantWithLinks(tx, id)
      return { answer: { local: id }, changed: [changed(context, 'Tenants', { after })] }
    },
  })
}
