import type { Permission } from '@spaceport/kit/rights/permission'
import type { Kind } from '../entity/kinds.js'

/** The permission that seeing an entity of a kind takes. */
export const VIEW: Readonly<Record<Kind, Permission>> = {
  Projects: 'ProjectView',
  ProjectGroups: 'ProjectGroupView',
  Lifecycles: 'LifecycleView',
  Phases: 'LifecycleView',
  Environments: 'EnvironmentView',
  Tenants: 'TenantView',
  StepTemplates: 'ActionTemplateView',
  Releases: 'ReleaseView',
  Deployments: 'DeploymentView',
  Teams: 'TeamView',
  UserRoles: 'UserRoleView',
  ScopedUserRoles: 'TeamView',
  Events: 'EventView',
}
