import type { TaskState } from '@spaceport/database/space'
import { hasKeyOf } from '../build-information/key-filter.js'
import { containsText, inRange, isOneOf, isTrue, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import { isCreatedBy } from '../deployment/creator.js'
import { ofTenant, type TenantFilter } from '../deployment/of-tenant.js'

/** Which tasks. */
export type ServerTaskFilter = CommonFilter &
  TenantFilter & {
    state?: TaskState[] | null
    name?: string[] | null
    project?: string[] | null
    environment?: string[] | null
    tenant?: string[] | null
    hasWarnings?: boolean | null
    hasPendingInterruptions?: boolean | null
    createdBy?: string[] | null
    queued?: TimeRangeFilter | null
    started?: TimeRangeFilter | null
    completed?: TimeRangeFilter | null
  }

/** How tasks are listed. */
export const serverTaskList: List<ServerTaskFilter, 'QUEUED_AT' | 'COMPLETED_AT'> = {
  name: 'serverTasks',
  kind: 'ServerTasks',
  model: 'serverTask',
  orders: {
    QUEUED_AT: { column: 'queuedAt', holds: 'time' },
    COMPLETED_AT: { column: 'completedAt', holds: 'time', nullable: true },
  },
  by: { field: 'QUEUED_AT', direction: 'DESC' },
  where: (filter, context) => [
    ...containsText(filter.text, 'textKey'),
    ...isOneOf('state', filter.state),
    ...hasKeyOf('nameKey', filter.name),
    ...refersTo('project', 'Projects', filter.project, context),
    ...refersTo('environment', 'Environments', filter.environment, context),
    ...refersTo('tenant', 'Tenants', filter.tenant, context),
    ...ofTenant(filter, context),
    ...isTrue('hasWarnings', filter.hasWarnings),
    ...isTrue('hasPendingInterruptions', filter.hasPendingInterruptions),
    ...isCreatedBy(filter.createdBy),
    ...inRange('queuedAt', filter.queued),
    ...inRange('startedAt', filter.started),
    ...inRange('completedAt', filter.completed),
  ],
}
