import type { TaskState } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { allOf, leadsTo, type Where } from '../access/where.js'
import { containsText, inRange, isOneOf, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import { ofTenant, type TenantFilter } from '../deployment/of-tenant.js'
import { lookUpVersion, ofVersion, type VersionFilter } from './of-version.js'

/** Which cells of the deployment matrix. */
export type DeploymentCellFilter = CommonFilter &
  TenantFilter &
  VersionFilter & {
    project?: string[] | null
    projectGroup?: string[] | null
    environment?: string[] | null
    tenant?: string[] | null
    release?: string[] | null
    state?: TaskState[] | null
    changed?: TimeRangeFilter | null
  }

/** How the deployment matrix is listed. */
export const deploymentCellList: List<DeploymentCellFilter, 'PROJECT' | 'CHANGED_AT'> = {
  name: 'deploymentMatrix',
  kind: 'DeploymentCells',
  model: 'deploymentCell',
  orders: {
    PROJECT: { column: 'projectKey', holds: 'text-key', readable: (context) => ofSeenProject(context) },
    CHANGED_AT: { column: 'changedAt', holds: 'time' },
  },
  by: { field: 'CHANGED_AT', direction: 'DESC' },
  prepare: lookUpVersion,
  where: (filter, context) => [
    ...containsText(filter.text, 'projectKey').map((name) => allOf([name, ofSeenProject(context)])),
    ...refersTo('project', 'Projects', filter.project, context),
    ...refersTo('projectGroup', 'ProjectGroups', filter.projectGroup, context).map((group) =>
      ofSeenProject(context, group),
    ),
    ...refersTo('environment', 'Environments', filter.environment, context),
    ...refersTo('tenant', 'Tenants', filter.tenant, context),
    ...refersTo('release', 'Releases', filter.release, context).map((release) => leadsTo('current', release)),
    ...ofVersion(filter, context),
    ...ofTenant(filter, context),
    ...isOneOf('state', filter.state),
    ...inRange('changedAt', filter.changed),
  ],
}

/** Rows of projects that the caller can see and that fulfil the conditions: what these are told of must not tell of others. */
function ofSeenProject(context: SpaceContext, ...conditions: Where[]): Where {
  return leadsTo('project', allOf([...conditions, visible(context, 'Projects')]))
}
