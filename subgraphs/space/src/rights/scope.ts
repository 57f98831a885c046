import type { Scope } from '@spaceport/kit/rights/scope'

/** The columns in which an assignment keeps its limits. */
export type ScopeColumns = {
  projectGroupIds: number[]
  projectIds: number[]
  environmentIds: number[]
  tenantIds: number[]
}

/** An assignment's limits, as kit reads them. */
export function scopeOf({ projectGroupIds, projectIds, environmentIds, tenantIds }: ScopeColumns): Scope {
  return { ProjectGroups: projectGroupIds, Projects: projectIds, Environments: environmentIds, Tenants: tenantIds }
}
