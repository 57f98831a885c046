import { listVariables, orderOf, type ListSource } from '../../explore/list-source'
import { listSearch } from '../../find/list-search'
import { ProjectDeploymentsDocument } from '../../generated/graphql'
import type { ProjectDeploymentsQuery, ProjectDeploymentsQueryVariables } from '../../generated/graphql'
import { projectPath, spaceOf } from '../path'

/** A deployment as the list shows it. */
export type DeploymentNode = NonNullable<ProjectDeploymentsQuery['deployments']>['nodes'][number]

const FACETS = [
  {
    id: 'state',
    title: 'State',
    labels: {
      QUEUED: 'Queued',
      EXECUTING: 'Executing',
      CANCELLING: 'Cancelling',
      SUCCESS: 'Success',
      FAILED: 'Failed',
      CANCELED: 'Canceled',
      TIMED_OUT: 'Timed out',
    },
  },
  { id: 'environment', title: 'Environment' },
  { id: 'tenant', title: 'Tenant' },
]
const ORDERS = { queued: 'QUEUED_AT', completed: 'COMPLETED_AT' } as const
const SCHEMA = listSearch(
  FACETS.map(({ id }) => id),
  '-queued',
)

/** The deployments of one project. */
export function deploymentsOf(
  id: string,
): ListSource<ProjectDeploymentsQuery, ProjectDeploymentsQueryVariables, DeploymentNode> {
  return {
    path: projectPath(id, 'deployments'),
    title: 'Deployments',
    what: 'deployments',
    document: ProjectDeploymentsDocument,
    schema: SCHEMA,
    facets: FACETS,
    variables: (search) => {
      const { filter, ...rest } = listVariables(search, FACETS)
      const orderBy = orderOf(search.sort, ORDERS, '-queued')
      return { ...rest, project: id, filter: { ...filter, space: [spaceOf(id)], project: [id] }, orderBy }
    },
    connection: ({ deployments }) => deployments,
    counts: ({ deploymentFacets }) => deploymentFacets,
  }
}
