import type { WorkerPoolType } from '@spaceport/database/space'
import { containsText, hasAny, inRange, isOneOf, isTrue, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which worker pools. */
export type WorkerPoolFilter = CommonFilter & {
  type?: WorkerPoolType[] | null
  isDefault?: boolean | null
  hasWorkers?: boolean | null
  created?: TimeRangeFilter | null
}

/** How worker pools are listed. */
export const workerPoolList: List<WorkerPoolFilter, 'NAME' | 'SORT_ORDER' | 'CREATED_AT'> = {
  name: 'workerPools',
  kind: 'WorkerPools',
  model: 'workerPool',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    SORT_ORDER: { column: 'sortOrder', holds: 'number' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, type, isDefault, hasWorkers, created }) => [
    ...containsText(text),
    ...isOneOf('type', type),
    ...isTrue('isDefault', isDefault),
    // Whoever sees a pool sees its workers: it is one permission without limits.
    ...hasAny('workers', hasWorkers),
    ...inRange('createdAt', created),
  ],
}
