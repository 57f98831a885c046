import { containsText } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** How tenants are listed. */
export const tenantList: List<CommonFilter, 'NAME'> = {
  name: 'tenants',
  kind: 'Tenants',
  model: 'tenant',
  orders: { NAME: { column: 'nameKey', holds: 'text-key' } },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
