import { ExploreDeploymentTargetsDocument } from '../../generated/graphql'
import type { ExploreDeploymentTargetsQuery, ExploreDeploymentTargetsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A deployment target as the list shows it. */
export type DeploymentTargetNode = NonNullable<ExploreDeploymentTargetsQuery['deploymentTargets']>['nodes'][number]

const FACETS = [
  { id: 'health', title: 'Health', isWords: true },
  { id: 'environment', title: 'Environment' },
  { id: 'role', title: 'Role' },
  { id: 'endpointStyle', title: 'Connection', isWords: true },
  { id: 'machinePolicy', title: 'Machine policy' },
  { id: 'tenant', title: 'Tenant' },
  { id: 'state', title: 'State', isWords: true },
] as const

const ORDERS = { name: 'NAME', checked: 'HEALTH_CHECKED_AT', created: 'CREATED_AT' } as const

export const deploymentTargetsSource: ListSource<
  ExploreDeploymentTargetsQuery,
  ExploreDeploymentTargetsQueryVariables,
  DeploymentTargetNode
> = {
  path: '/explore/deployment-targets',
  title: 'Deployment targets',
  what: 'deployment targets',
  document: ExploreDeploymentTargetsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ deploymentTargets }) => deploymentTargets,
  counts: ({ deploymentTargetFacets }) => deploymentTargetFacets,
}
