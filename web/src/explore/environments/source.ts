import { ExploreEnvironmentsDocument } from '../../generated/graphql'
import type { ExploreEnvironmentsQuery, ExploreEnvironmentsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** An environment as the list shows it. */
export type EnvironmentNode = NonNullable<ExploreEnvironmentsQuery['environments']>['nodes'][number]

const FACETS = [
  { id: 'owner', title: 'Owned', isWords: true },
  { id: 'failure', title: 'When a step fails', isWords: true },
] as const

const ORDERS = { name: 'NAME', order: 'SORT_ORDER', created: 'CREATED_AT' } as const

export const environmentsSource: ListSource<
  ExploreEnvironmentsQuery,
  ExploreEnvironmentsQueryVariables,
  EnvironmentNode
> = {
  path: '/explore/environments',
  title: 'Environments',
  what: 'environments',
  document: ExploreEnvironmentsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ environments }) => environments,
  counts: ({ environmentFacets }) => environmentFacets,
}
