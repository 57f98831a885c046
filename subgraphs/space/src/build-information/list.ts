import { containsText, inRange, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import { hasKeyOf, holdsText, isText } from './key-filter.js'

/** Which build information. */
export type BuildInformationFilter = CommonFilter & {
  packageId?: string[] | null
  packageVersion?: string[] | null
  branch?: string[] | null
  buildEnvironment?: string[] | null
  commit?: string | null
  workItem?: string | null
  created?: TimeRangeFilter | null
}

/** How build information is listed. */
export const buildInformationList: List<BuildInformationFilter, 'CREATED_AT' | 'NAME'> = {
  name: 'buildInformation',
  kind: 'BuildInformation',
  model: 'buildInformation',
  orders: {
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    NAME: { column: 'nameKey', holds: 'text-key' },
  },
  by: { field: 'CREATED_AT', direction: 'DESC' },
  where: ({ text, packageId, packageVersion, branch, buildEnvironment, commit, workItem, created }) => [
    ...containsText(text),
    ...hasKeyOf('packageKey', packageId),
    ...isText('packageVersion', packageVersion),
    ...isText('branch', branch),
    ...isText('buildEnvironment', buildEnvironment),
    ...holdsText('commitIds', commit),
    ...holdsText('workItemIds', workItem),
    ...inRange('createdAt', created),
  ],
}
