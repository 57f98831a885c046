import { ExploreDeploymentsDocument } from '../../generated/graphql'
import type { ExploreDeploymentsQuery, ExploreDeploymentsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A deployment as the list shows it. */
export type DeploymentNode = NonNullable<ExploreDeploymentsQuery['deployments']>['nodes'][number]

const FACETS = [
  { id: 'state', title: 'State', isWords: true },
  { id: 'environment', title: 'Environment' },
  { id: 'project', title: 'Project' },
  { id: 'tenant', title: 'Tenant' },
] as const

const ORDERS = { queued: 'QUEUED_AT', completed: 'COMPLETED_AT' } as const

export const deploymentsSource: ListSource<ExploreDeploymentsQuery, ExploreDeploymentsQueryVariables, DeploymentNode> =
  {
    path: '/explore/deployments',
    title: 'Deployments',
    what: 'deployments',
    document: ExploreDeploymentsDocument,
    schema: listSearch(
      FACETS.map(({ id }) => id),
      '-queued',
    ),
    facets: FACETS,
    variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-queued') }),
    connection: ({ deployments }) => deployments,
    counts: ({ deploymentFacets }) => deploymentFacets,
  }
