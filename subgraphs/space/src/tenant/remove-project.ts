import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { changeLink, type TenantLink } from './link.js'

/** Has a project deployed for a tenant no more; the values of its templates for the tenant stay. Throws `INVALID_STATE` if it was not, and as `changeLink`. */
export function removeProjectTenant(context: SpaceContext, input: TenantLink): Promise<{ local: number }> {
  return changeLink(context, 'removeProjectTenant', input, async (tx, link) => {
    const { count } = await tx.projectTenant.deleteMany({ where: link })
    if (count === 0) throw refuse('INVALID_STATE', 'The project is not deployed for this tenant.', 'input', 'project')
  })
}
