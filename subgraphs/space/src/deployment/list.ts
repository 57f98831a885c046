import type { TaskState } from '@spaceport/database/space'
import { containsText, refersTo } from '../connection/filter.js'
import { visible } from '../access/visible.js'
import { allOf, anyOf, leadsTo, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { CommonFilter, List } from '../connection/list.js'

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
    ...containsNames(text, context),
    ...(state ? [{ state: { in: state } }] : []),
    ...refersTo('project', 'Projects', project, context),
    ...refersTo('environment', 'Environments', environment, context),
    ...refersTo('tenant', 'Tenants', tenant, context),
  ],
}

/** A deployment has no name of its own: it is found by its project's or its release's, as far as the caller can see those. */
function containsNames(text: string | null | undefined, context: SpaceContext): Where[] {
  const [name] = containsText(text)
  if (!name) return []
  const project = leadsTo('project', allOf([name, visible(context, 'Projects')]))
  return [anyOf([project, leadsTo('release', allOf([name, visible(context, 'Releases')]))])]
}
