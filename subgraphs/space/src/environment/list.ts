import { containsText } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** How environments are listed. */
export const environmentList: List<CommonFilter, 'NAME'> = {
  name: 'environments',
  kind: 'Environments',
  model: 'environment',
  orders: { NAME: { column: 'nameKey', holds: 'text-key' } },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
