import type { EndpointStyle, HealthStatus } from '@spaceport/database/space'
import { containsText, inRange, isOneOf, isTrue, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import { joinsOneOf } from '../connection/joins.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which workers. */
export type WorkerFilter = CommonFilter & {
  health?: HealthStatus[] | null
  endpointStyle?: EndpointStyle[] | null
  workerPool?: string[] | null
  machinePolicy?: string[] | null
  isDisabled?: boolean | null
  healthChecked?: TimeRangeFilter | null
  created?: TimeRangeFilter | null
}

const POOLS = { relation: 'pools', through: 'workerPool', kind: 'WorkerPools' } as const

/** How workers are listed. */
export const workerList: List<WorkerFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'workers',
  kind: 'Workers',
  model: 'worker',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...isOneOf('health', filter.health),
    ...isOneOf('endpointStyle', filter.endpointStyle),
    ...isTrue('isDisabled', filter.isDisabled),
    ...joinsOneOf(POOLS, filter.workerPool, context),
    ...refersTo('machinePolicy', 'MachinePolicies', filter.machinePolicy, context),
    ...inRange('healthCheckedAt', filter.healthChecked),
    ...inRange('createdAt', filter.created),
  ],
}
