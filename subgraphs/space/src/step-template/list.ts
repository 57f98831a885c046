import { containsText } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** How step templates are listed. */
export const stepTemplateList: List<CommonFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'stepTemplates',
  kind: 'StepTemplates',
  model: 'stepTemplate',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
