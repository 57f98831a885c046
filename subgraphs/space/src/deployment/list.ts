import type { TaskState } from '@spaceport/database/space'
import { containsText, refersTo } from '../connection/filter.js'
import type { CommonFilter, List, Where } from '../connection/list.js'

/** Which deployments. */
export type DeploymentFilter = CommonFilter & {
  state?: TaskState[] | null
  project?: string[] | null
  environment?: string[] | null
  tenant?: string[] | null
}

/** How deployments are listed. */
export const deploymentList: List<DeploymentFilter, 'QUEUED_AT' | 'COMPLETED_AT'> = {
  name: 'deployments',
  kind: 'Deployments',
  model: 'deployment',
  orders: {
    QUEUED_AT: { column: 'queuedAt', holds: 'time' },
    COMPLETED_AT: { column: 'completedAt', holds: 'time', nullable: true },
  },
  by: { field: 'QUEUED_AT', direction: 'DESC' },
  where: ({ text, state, project, environment, tenant }, context) => [
    ...containsNames(text),
    ...(state ? [{ state: { in: state } }] : []),
    ...refersTo('projectId', 'Projects', project, context),
    ...refersTo('environmentId', 'Environments', environment, context),
    ...refersTo('tenantId', 'Tenants', tenant, context),
  ],
}

/** A deployment has no name of its own: it is found by its project's or its release's. */
function containsNames(text: string | null | undefined): Where[] {
  const [name] = containsText(text)
  return name ? [{ OR: [{ project: name }, { release: name }] }] : []
}
