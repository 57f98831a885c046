import type { RunbookEnvironmentScope, TenantedMode } from '@spaceport/database/space'
import {
  containsText,
  hasValue,
  inRange,
  isOneOf,
  listsOneOf,
  refersTo,
  type TimeRangeFilter,
} from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which runbooks. */
export type RunbookFilter = CommonFilter & {
  project?: string[] | null
  environment?: string[] | null
  tenantedMode?: TenantedMode[] | null
  environmentScope?: RunbookEnvironmentScope[] | null
  isPublished?: boolean | null
  isArchived?: boolean | null
  created?: TimeRangeFilter | null
}

/** How runbooks are listed. */
export const runbookList: List<RunbookFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'runbooks',
  kind: 'Runbooks',
  model: 'runbook',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...refersTo('project', 'Projects', filter.project, context),
    ...listsOneOf('environmentIds', 'Environments', filter.environment, context),
    ...isOneOf('tenantedMode', filter.tenantedMode),
    ...isOneOf('environmentScope', filter.environmentScope),
    ...hasValue('publishedSnapshotId', filter.isPublished),
    ...hasValue('archivedAt', filter.isArchived),
    ...inRange('createdAt', filter.created),
  ],
}
