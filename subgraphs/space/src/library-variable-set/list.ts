import { visible } from '../access/visible.js'
import { allOf, oneOf, someOf, type Where } from '../access/where.js'
import { containsText, hasValue, inRange, localsOf, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'

/** Which library variable sets. */
export type LibraryVariableSetFilter = CommonFilter & {
  project?: string[] | null
  isArchived?: boolean | null
  created?: TimeRangeFilter | null
}

/** How library variable sets are listed. */
export const libraryVariableSetList: List<LibraryVariableSetFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'libraryVariableSets',
  kind: 'LibraryVariableSets',
  model: 'libraryVariableSet',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, project, isArchived, created }, context) => [
    ...containsText(text),
    ...usedBy(project, context),
    ...hasValue('archivedAt', isArchived),
    ...inRange('createdAt', created),
  ],
}

/** Sets that one of the projects uses, of those projects that the caller can see. */
function usedBy(ids: string[] | null | undefined, context: SpaceContext): Where[] {
  if (!ids) return []
  const project = allOf([oneOf('id', localsOf('Projects', ids, context)), visible(context, 'Projects')])
  return [someOf('projects', { project })]
}
