import { containsText } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** How teams are listed. */
export const teamList: List<CommonFilter, 'NAME'> = {
  name: 'teams',
  kind: 'Teams',
  model: 'team',
  orders: { NAME: { column: 'nameKey', holds: 'text-key' } },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
