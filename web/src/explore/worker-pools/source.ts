import { ExploreWorkerPoolsDocument } from '../../generated/graphql'
import type { ExploreWorkerPoolsQuery, ExploreWorkerPoolsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A worker pool as the list shows it. */
export type WorkerPoolNode = NonNullable<ExploreWorkerPoolsQuery['workerPools']>['nodes'][number]

const FACETS = [{ id: 'type', title: 'Kind', isWords: true }] as const

const ORDERS = { name: 'NAME', order: 'SORT_ORDER', created: 'CREATED_AT' } as const

export const workerPoolsSource: ListSource<ExploreWorkerPoolsQuery, ExploreWorkerPoolsQueryVariables, WorkerPoolNode> =
  {
    path: '/explore/worker-pools',
    title: 'Worker pools',
    what: 'worker pools',
    document: ExploreWorkerPoolsDocument,
    schema: listSearch(
      FACETS.map(({ id }) => id),
      'name',
    ),
    facets: FACETS,
    variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
    connection: ({ workerPools }) => workerPools,
    counts: ({ workerPoolFacets }) => workerPoolFacets,
  }
