import { containsText, hasValue, inRange, isTrue, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which machine policies. */
export type MachinePolicyFilter = CommonFilter & {
  isDefault?: boolean | null
  mayBeOffline?: boolean | null
  hasHealthChecks?: boolean | null
  created?: TimeRangeFilter | null
}

/** How machine policies are listed. */
export const machinePolicyList: List<MachinePolicyFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'machinePolicies',
  kind: 'MachinePolicies',
  model: 'machinePolicy',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, isDefault, mayBeOffline, hasHealthChecks, created }) => [
    ...containsText(text),
    ...isTrue('isDefault', isDefault),
    ...isTrue('mayBeOffline', mayBeOffline),
    ...hasValue('healthCheckInterval', hasHealthChecks),
    ...inRange('createdAt', created),
  ],
}
