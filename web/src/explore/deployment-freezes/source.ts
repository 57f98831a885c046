import { ExploreDeploymentFreezesDocument } from '../../generated/graphql'
import type { ExploreDeploymentFreezesQuery, ExploreDeploymentFreezesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A deployment freeze as the list shows it. */
export type DeploymentFreezeNode = NonNullable<ExploreDeploymentFreezesQuery['deploymentFreezes']>['nodes'][number]

const FACETS = [{ id: 'state', title: 'State', isWords: true }] as const

const ORDERS = { start: 'START_AT', end: 'END_AT', name: 'NAME' } as const

export const deploymentFreezesSource: ListSource<
  ExploreDeploymentFreezesQuery,
  ExploreDeploymentFreezesQueryVariables,
  DeploymentFreezeNode
> = {
  path: '/explore/deployment-freezes',
  title: 'Deployment freezes',
  what: 'deployment freezes',
  document: ExploreDeploymentFreezesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-start',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-start') }),
  connection: ({ deploymentFreezes }) => deploymentFreezes,
  counts: ({ deploymentFreezeFacets }) => deploymentFreezeFacets,
}
