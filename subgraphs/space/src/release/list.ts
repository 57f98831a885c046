import { containsText, refersTo } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which releases. */
export type ReleaseFilter = CommonFilter & { project?: string[] | null }

/** How releases are listed. */
export const releaseList: List<ReleaseFilter, 'CREATED_AT' | 'NAME'> = {
  name: 'releases',
  kind: 'Releases',
  model: 'release',
  orders: {
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    NAME: { column: 'nameKey', holds: 'text-key' },
  },
  by: { field: 'CREATED_AT', direction: 'DESC' },
  where: ({ text, project }, context) => [...containsText(text), ...refersTo('project', 'Projects', project, context)],
}
