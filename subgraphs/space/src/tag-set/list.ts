import { containsText, hasAny, inRange, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which tag sets. */
export type TagSetFilter = CommonFilter & { hasTags?: boolean | null; created?: TimeRangeFilter | null }

/** How tag sets are listed. */
export const tagSetList: List<TagSetFilter, 'NAME' | 'SORT_ORDER' | 'CREATED_AT'> = {
  name: 'tagSets',
  kind: 'TagSets',
  model: 'tagSet',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    SORT_ORDER: { column: 'sortOrder', holds: 'number' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, hasTags, created }) => [
    ...containsText(text),
    ...hasAny('tags', hasTags),
    ...inRange('createdAt', created),
  ],
}
