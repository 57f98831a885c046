import { containsText } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** How user roles are listed. */
export const userRoleList: List<CommonFilter, 'NAME'> = {
  name: 'userRoles',
  kind: 'UserRoles',
  model: 'userRole',
  orders: { NAME: { column: 'nameKey', holds: 'text-key' } },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
