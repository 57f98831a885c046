import { visible } from '../access/visible.js'
import { allOf, leadsTo, oneOf, someOf, type Where } from '../access/where.js'
import { containsText, inRange, isTrue, localsOf, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import { remoteWhere } from '../write/owner.js'

/** Which environments. */
export type EnvironmentFilter = CommonFilter & {
  isRemote?: boolean | null
  useGuidedFailure?: boolean | null
  lifecycle?: string[] | null
  created?: TimeRangeFilter | null
}

/** How environments are listed. */
export const environmentList: List<EnvironmentFilter, 'NAME' | 'SORT_ORDER' | 'CREATED_AT'> = {
  name: 'environments',
  kind: 'Environments',
  model: 'environment',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    SORT_ORDER: { column: 'sortOrder', holds: 'number' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, isRemote, useGuidedFailure, lifecycle, created }, context) => [
    ...containsText(text),
    ...(typeof isRemote === 'boolean' ? [remoteWhere(isRemote)] : []),
    ...isTrue('useGuidedFailure', useGuidedFailure),
    ...inPhaseOf(lifecycle, context),
    ...inRange('createdAt', created),
  ],
}

/** Environments that a phase of one of the lifecycles names, of those that the caller can see. */
function inPhaseOf(ids: string[] | null | undefined, context: SpaceContext): Where[] {
  if (!ids) return []
  const lifecycle = [
    oneOf('lifecycleId', localsOf('Lifecycles', ids, context)),
    leadsTo('lifecycle', visible(context, 'Lifecycles')),
  ]
  return [someOf('phases', leadsTo('phase', allOf(lifecycle)))]
}
