import { containsText } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** How project groups are listed. */
export const projectGroupList: List<CommonFilter, 'NAME'> = {
  name: 'projectGroups',
  kind: 'ProjectGroups',
  model: 'projectGroup',
  orders: { NAME: { column: 'nameKey', holds: 'text-key' } },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
