import { containsText, hasValue, isTrue } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which environments. */
export type EnvironmentFilter = CommonFilter & { isRemote?: boolean | null; useGuidedFailure?: boolean | null }

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
  where: ({ text, isRemote, useGuidedFailure }) => [
    ...containsText(text),
    ...hasValue('remoteOf', isRemote),
    ...isTrue('useGuidedFailure', useGuidedFailure),
  ],
}
