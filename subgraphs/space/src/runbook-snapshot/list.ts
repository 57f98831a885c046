import { containsText, inRange, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import { isCreatedBy } from '../deployment/creator.js'

/** Which snapshots. */
export type RunbookSnapshotFilter = CommonFilter & {
  runbook?: string[] | null
  project?: string[] | null
  isPublished?: boolean | null
  createdBy?: string[] | null
  created?: TimeRangeFilter | null
}

/** How snapshots are listed. */
export const runbookSnapshotList: List<RunbookSnapshotFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'runbookSnapshots',
  kind: 'RunbookSnapshots',
  model: 'runbookSnapshot',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'CREATED_AT', direction: 'DESC' },
  where: ({ text, runbook, project, isPublished, createdBy, created }, context) => [
    ...containsText(text),
    ...refersTo('runbook', 'Runbooks', runbook, context),
    ...refersTo('project', 'Projects', project, context),
    ...(typeof isPublished === 'boolean' ? [{ publishedOf: { [isPublished ? 'isNot' : 'is']: null } }] : []),
    ...isCreatedBy(createdBy),
    ...inRange('createdAt', created),
  ],
}
