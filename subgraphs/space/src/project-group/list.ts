import { containsText, hasSeen, inRange, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which project groups. */
export type ProjectGroupFilter = CommonFilter & { hasProjects?: boolean | null; created?: TimeRangeFilter | null }

/** How project groups are listed. */
export const projectGroupList: List<ProjectGroupFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'projectGroups',
  kind: 'ProjectGroups',
  model: 'projectGroup',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, hasProjects, created }, context) => [
    ...containsText(text),
    ...hasSeen('projects', 'Projects', hasProjects, context),
    ...inRange('createdAt', created),
  ],
}
