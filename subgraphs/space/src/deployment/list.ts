import type { TaskState } from '@spaceport/database/space'
import { containsText, inRange, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import { visible } from '../access/visible.js'
import { allOf, anyOf, leadsTo, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { leadsToFew } from '../connection/few.js'
import type { CommonFilter, List } from '../connection/list.js'
import { isCreatedBy } from './creator.js'
import { ofTenant, type TenantFilter } from './of-tenant.js'

/** Which deployments. */
export type DeploymentFilter = CommonFilter &
  TenantFilter & {
    state?: TaskState[] | null
    project?: string[] | null
    environment?: string[] | null
    tenant?: string[] | null
    release?: string[] | null
    channel?: string[] | null
    createdBy?: string[] | null
    queued?: TimeRangeFilter | null
    started?: TimeRangeFilter | null
    completed?: TimeRangeFilter | null
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
  prepare: lookUpNames,
  where: (filter, context) => [
    ...containsNames(filter, context),
    ...(filter.state ? [{ state: { in: filter.state } }] : []),
    ...refersTo('project', 'Projects', filter.project, context),
    ...refersTo('environment', 'Environments', filter.environment, context),
    ...refersTo('tenant', 'Tenants', filter.tenant, context),
    ...refersTo('release', 'Releases', filter.release, context),
    ...refersTo('channel', 'Channels', filter.channel, context).map((channel) =>
      leadsTo('release', allOf([channel, visible(context, 'Releases')])),
    ),
    ...ofTenant(filter, context),
    ...isCreatedBy(filter.createdBy),
    ...inRange('queuedAt', filter.queued),
    ...inRange('startedAt', filter.started),
    ...inRange('completedAt', filter.completed),
  ],
}

/** What texts lead to, where that was looked up. */
const few = new WeakMap<DeploymentFilter, Where>()

async function lookUpNames(filter: DeploymentFilter, context: SpaceContext): Promise<void> {
  const [name] = containsText(filter.text)
  if (!name) return
  const project = await leadsToFew(context, 'projectId', 'Projects', name)
  const release = project && (await leadsToFew(context, 'releaseId', 'Releases', name))
  if (project && release) few.set(filter, anyOf([project, release]))
}

/** A deployment has no name of its own: it is found by its project's or its release's, as far as the caller can see those. */
function containsNames(filter: DeploymentFilter, context: SpaceContext): Where[] {
  const [name] = containsText(filter.text)
  if (!name) return []
  const project = leadsTo('project', allOf([name, visible(context, 'Projects')]))
  const release = leadsTo('release', allOf([name, visible(context, 'Releases')]))
  return [few.get(filter) ?? anyOf([project, release])]
}
