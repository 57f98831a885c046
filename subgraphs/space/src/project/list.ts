import type { List } from '../connection/list.js'
import { containsText } from '../connection/filter.js'
import type { CommonFilter } from '../connection/list.js'

/** How projects are listed. */
export const projectList: List<CommonFilter, 'NAME' | 'CREATED_AT' | 'LAST_DEPLOYED_AT'> = {
  name: 'projects',
  kind: 'Projects',
  model: 'project',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    LAST_DEPLOYED_AT: { column: 'lastDeployedAt', holds: 'time', nullable: true },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text }) => containsText(text),
}
