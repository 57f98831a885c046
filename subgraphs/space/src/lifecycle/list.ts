import { containsText } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** How lifecycles are listed. */
export const lifecycleList: List<CommonFilter, 'NAME'> = {
  name: 'lifecycles',
  kind: 'Lifecycles',
  model: 'lifecycle',
  orders: { NAME: { column: 'nameKey', holds: 'text-key' } },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
