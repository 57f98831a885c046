import { refuse } from '@spaceport/kit/write/outcome'
import { allSeen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireReferences } from '../write/subject.js'
import { changeLink, type TenantLink } from './link.js'

/** For which environments a project is to be deployed for a tenant; none, or an empty list: for all of the project. */
export type SetProjectTenant = TenantLink & { environments?: string[] | null }

/** The most environments of a link. */
const MOST = 1_000

/** Has a project deployed for a tenant, in some environments or in all. Throws as `changeLink`. */
export function setProjectTenant(context: SpaceContext, input: SetProjectTenant): Promise<{ local: number }> {
  return changeLink(context, 'setProjectTenant', input, async (tx, link) => {
    const before = await tx.projectTenant.findUnique({ where: { projectId_tenantId: link } })
    const environmentIds = await newEnvironments(tx, context, before?.environmentIds ?? [], input.environments ?? [])
    await tx.projectTenant.upsert({
      where: { projectId_tenantId: link },
      create: { ...link, environmentIds },
      update: { environmentIds },
    })
  })
}

/** Environments that the caller cannot see stay, unless it is for all. */
async function newEnvironments(tx: Tx, context: SpaceContext, before: readonly number[], ids: readonly string[]) {
  const path = ['input', 'environments']
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} environments.`, ...path)
  const wanted = await requireReferences(tx, context, 'Environments', ids, ...path)
  if (wanted.length === 0) return []
  const seen = await allSeen(
    context,
    'Environments',
    before.map((id) => ({ id })),
  )
  const unseen = before.filter((id) => !seen.some((one) => one.id === id))
  return [...new Set([...wanted, ...unseen])]
}
