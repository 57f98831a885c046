import { ExploreFeedsDocument } from '../../generated/graphql'
import type { ExploreFeedsQuery, ExploreFeedsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A feed as the list shows it. */
export type FeedNode = NonNullable<ExploreFeedsQuery['feeds']>['nodes'][number]

const FACETS = [{ id: 'type', title: 'Kind', isWords: true }] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const feedsSource: ListSource<ExploreFeedsQuery, ExploreFeedsQueryVariables, FeedNode> = {
  path: '/explore/feeds',
  title: 'Feeds',
  what: 'feeds',
  document: ExploreFeedsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ feeds }) => feeds,
  counts: ({ feedFacets }) => feedFacets,
}
