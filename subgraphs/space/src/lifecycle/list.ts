import { allOf, anyOf, type Where } from '../access/where.js'
import { containsText, hasSeen, inRange, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import { phasesGoTo } from './goes-to.js'

/** Which lifecycles. */
export type LifecycleFilter = CommonFilter & {
  environment?: string[] | null
  isUsed?: boolean | null
  created?: TimeRangeFilter | null
}

/** How lifecycles are listed. */
export const lifecycleList: List<LifecycleFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'lifecycles',
  kind: 'Lifecycles',
  model: 'lifecycle',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, environment, isUsed, created }, context) => [
    ...containsText(text),
    ...phasesGoTo(environment, context),
    ...used(isUsed, context),
    ...inRange('createdAt', created),
  ],
}

/** Lifecycles by which projects or channels go that the caller can see, or others. */
export function used(wanted: boolean | null | undefined, context: SpaceContext): Where[] {
  if (typeof wanted !== 'boolean') return []
  const is = [hasSeen('projects', 'Projects', wanted, context), hasSeen('channels', 'Channels', wanted, context)]
  return wanted ? [anyOf(is.map(allOf))] : is.flat()
}
