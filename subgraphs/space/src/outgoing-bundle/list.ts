import type { OutgoingBundleState } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { allOf, leadsTo, oneOf, type Where } from '../access/where.js'
import { containsText, inRange, isOneOf, localsOf, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'

/** Which bundles that were made here. */
export type OutgoingBundleFilter = CommonFilter & {
  release?: string[] | null
  project?: string[] | null
  trust?: string[] | null
  state?: OutgoingBundleState[] | null
  created?: TimeRangeFilter | null
  isExpired?: boolean | null
}

/** How bundles that were made here are listed. */
export const outgoingBundleList: List<OutgoingBundleFilter, 'CREATED_AT'> = {
  name: 'outgoingBundles',
  kind: 'OutgoingBundles',
  model: 'outgoingBundle',
  orders: { CREATED_AT: { column: 'createdAt', holds: 'time' } },
  by: { field: 'CREATED_AT', direction: 'DESC' },
  where: (filter, context) => [
    ...containsText(filter.text).map((version) => leadsTo('release', allOf([version, visible(context, 'Releases')]))),
    ...refersTo('release', 'Releases', filter.release, context),
    ...ofProject(filter.project, context),
    ...refersTo('trust', 'Trusts', filter.trust, context),
    ...isOneOf('state', filter.state),
    ...inRange('createdAt', filter.created),
    ...isExpired(filter.isExpired),
  ],
}

function ofProject(ids: string[] | null | undefined, context: SpaceContext): Where[] {
  if (!ids) return []
  const project = leadsTo('project', visible(context, 'Projects'))
  return [oneOf('projectId', localsOf('Projects', ids, context)), leadsTo('release', project)]
}

function isExpired(wanted: boolean | null | undefined): Where[] {
  if (typeof wanted !== 'boolean') return []
  const now = new Date()
  return [{ expiresAt: wanted ? { lte: now } : { gt: now } }]
}
