import { NOWHERE } from '@spaceport/kit/rights/scope'
import { NOT_YET } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readRemoteOf } from '../write/owner.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireProjects, withProjects } from './projects.js'

/** What a new tenant is to be. */
export type CreateTenant = {
  space: string
  name: string
  description?: string | null
  /** The tenant of another Space that this is to stand for. */
  remoteOf?: string | null
  /** The projects that are deployed for it. */
  projects?: string[] | null
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
      const row = await tx.tenant.create({
        data: {
          ...named,
          description: readText(input.description, 'input', 'description'),
          remoteOf: readRemoteOf(context, 'Tenants', input.remoteOf),
          projects: { create: projects.map((projectId) => ({ projectId })) },
        },
      })
      const after = await withProjects(tx, row)
      return { answer: { local: after.id }, changed: [changed(context, 'Tenants', { after })] }
    },
  })
}
