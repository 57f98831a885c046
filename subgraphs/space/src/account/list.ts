import type { AccountType, TenantedMode } from '@spaceport/database/space'
import { containsText, inRange, isOneOf, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import { usedWhere, type UsedFilter } from './used-where.js'

/** Which accounts. */
export type AccountFilter = CommonFilter &
  UsedFilter & {
    type?: AccountType[] | null
    tenantedMode?: TenantedMode[] | null
    created?: TimeRangeFilter | null
  }

/** How accounts are listed. */
export const accountList: List<AccountFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'accounts',
  kind: 'Accounts',
  model: 'account',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...isOneOf('type', filter.type),
    ...isOneOf('tenantedMode', filter.tenantedMode),
    ...inRange('createdAt', filter.created),
    ...usedWhere(filter, context),
  ],
}
