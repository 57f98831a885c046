import type { SpaceRole } from '@spaceport/database/space'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import type { Kind } from '../entity/kinds.js'

/** The permission that seeing an entity of a kind takes. */
const VIEW: Record<Kind, FieldPermission> = {
  Projects: 'ProjectView',
  ProjectGroups: 'ProjectGroupView',
  Lifecycles: 'LifecycleView',
  Phases: 'LifecycleView',
  Environments: 'EnvironmentView',
  Tenants: 'TenantView',
  StepTemplates: 'ActionTemplateView',
  Releases: 'ReleaseView',
  Deployments: 'DeploymentView',
}

/** Whether a role holds a permission in its Space. Deny is the default: an unknown role holds none. */
export function holds(role: SpaceRole | null, permission: FieldPermission): boolean {
  if (role === 'MEMBER') return true
  return role === 'VIEWER' && (permission === 'Public' || permission.endsWith('View'))
}

/** Whether a role may see the entities of a kind. */
export function mayRead(role: SpaceRole | null, kind: Kind): boolean {
  return holds(role, VIEW[kind])
}
