import { ExploreWorkersDocument } from '../../generated/graphql'
import type { ExploreWorkersQuery, ExploreWorkersQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A worker as the list shows it. */
export type WorkerNode = NonNullable<ExploreWorkersQuery['workers']>['nodes'][number]

const FACETS = [
  { id: 'health', title: 'Health', isWords: true },
  { id: 'workerPool', title: 'Worker pool' },
  { id: 'endpointStyle', title: 'Connection', isWords: true },
  { id: 'machinePolicy', title: 'Machine policy' },
  { id: 'state', title: 'State', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const workersSource: ListSource<ExploreWorkersQuery, ExploreWorkersQueryVariables, WorkerNode> = {
  path: '/explore/workers',
  title: 'Workers',
  what: 'workers',
  document: ExploreWorkersDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ workers }) => workers,
  counts: ({ workerFacets }) => workerFacets,
}
