import type { Situation } from '../situation.js'
import { plainly, type Refusal } from './refusal.js'

/** Whether the project is deployed for this tenant, or for none, in an environment: the rule `TENANT`. */
export function tenantRefusal(situation: Situation, environmentId: number): Refusal | null {
  const why = whyNot(situation, environmentId)
  return why === null ? null : plainly('INVALID_STATE', 'tenant', why)
}

function whyNot({ project, tenant, channelTagIds }: Situation, environmentId: number): string | null {
  const { tenantedMode } = project
  if (!tenant) return tenantedMode === 'TENANTED' ? 'The project is deployed only for tenants: name one.' : null
  if (tenantedMode === 'UNTENANTED') return 'The project is never deployed for tenants.'
  const { environmentIds, archivedAt, isDisabled, tagIds } = tenant
  // Whoever may deploy for some tenants only would else deploy any project there is, by naming one of their tenants.
  if (environmentIds === null) return 'The project is not deployed for this tenant.'
  if (environmentIds.length > 0 && !environmentIds.includes(environmentId)) {
    return 'The project is not deployed for this tenant in this environment.'
  }
  if (archivedAt) return 'The tenant is archived: restore it first.'
  if (isDisabled) return 'The tenant is disabled: enable it first.'
  if (channelTagIds.length > 0 && !channelTagIds.some((id) => tagIds.includes(id))) {
    return "The release's channel is only for tenants with other tags."
  }
  return null
}
