import { ExploreLifecyclesDocument } from '../../generated/graphql'
import type { ExploreLifecyclesQuery, ExploreLifecyclesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A lifecycle as the list shows it. */
export type LifecycleNode = NonNullable<ExploreLifecyclesQuery['lifecycles']>['nodes'][number]

const FACETS = [
  { id: 'use', title: 'Use', isWords: true },
  { id: 'releaseRetention', title: 'Releases kept', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const lifecyclesSource: ListSource<ExploreLifecyclesQuery, ExploreLifecyclesQueryVariables, LifecycleNode> = {
  path: '/explore/lifecycles',
  title: 'Lifecycles',
  what: 'lifecycles',
  document: ExploreLifecyclesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ lifecycles }) => lifecycles,
  counts: ({ lifecycleFacets }) => lifecycleFacets,
}
