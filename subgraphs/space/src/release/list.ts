import { visible } from '../access/visible.js'
import { allOf, leadsTo, oneOf, someOf, type Where } from '../access/where.js'
import { hasKeyOf, holdsText, isText } from '../build-information/key-filter.js'
import { containsText, hasSeen, inRange, localsOf, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import { readUsers } from './users.js'

/** Which releases. */
export type ReleaseFilter = CommonFilter & {
  project?: string[] | null
  channel?: string[] | null
  versions?: string[] | null
  created?: TimeRangeFilter | null
  createdBy?: string[] | null
  hasDeployments?: boolean | null
  hasOpenDefects?: boolean | null
  environment?: string[] | null
  package?: string[] | null
  packageVersion?: string[] | null
  commit?: string | null
}

/** How releases are listed. */
export const releaseList: List<ReleaseFilter, 'CREATED_AT' | 'NAME' | 'VERSION'> = {
  name: 'releases',
  kind: 'Releases',
  model: 'release',
  orders: {
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    NAME: { column: 'nameKey', holds: 'text-key' },
    VERSION: { column: 'versionKey', holds: 'text-key' },
  },
  by: { field: 'CREATED_AT', direction: 'DESC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...refersTo('project', 'Projects', filter.project, context),
    ...refersTo('channel', 'Channels', filter.channel, context),
    ...hasKeyOf('nameKey', filter.versions),
    ...inRange('createdAt', filter.created),
    ...isText('createdBy', readUsers(filter.createdBy)),
    ...wasDeployed(filter, context),
    ...(typeof filter.hasOpenDefects === 'boolean' ? [{ openDefects: filter.hasOpenDefects ? { gt: 0 } : 0 }] : []),
    ...hasPackage(filter, context),
  ],
}

/** As far as the caller can see deployments and environments. */
function wasDeployed({ hasDeployments, environment }: ReleaseFilter, context: SpaceContext): Where[] {
  const deployments = visible(context, 'Deployments')
  const to = environment && [
    { state: 'SUCCESS' },
    oneOf('environmentId', localsOf('Environments', environment, context)),
    leadsTo('environment', visible(context, 'Environments')),
  ]
  return [
    ...hasSeen('deployments', 'Deployments', hasDeployments, context),
    ...(to ? [someOf('deployments', allOf([deployments, ...to]))] : []),
  ]
}

/** All that is said of packages must hold for one of them. */
function hasPackage({ package: names, packageVersion, commit }: ReleaseFilter, context: SpaceContext): Where[] {
  const built = holdsText('commitIds', commit).map((where) =>
    leadsTo('buildInformation', allOf([where, visible(context, 'BuildInformation')])),
  )
  const conditions = [...hasKeyOf('packageKey', names), ...isText('version', packageVersion), ...built]
  return conditions.length > 0 ? [someOf('packages', allOf(conditions))] : []
}
