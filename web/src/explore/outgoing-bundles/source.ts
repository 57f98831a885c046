import { ExploreOutgoingBundlesDocument } from '../../generated/graphql'
import type { ExploreOutgoingBundlesQuery, ExploreOutgoingBundlesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** An outgoing bundle as the list shows it. */
export type OutgoingBundleNode = NonNullable<ExploreOutgoingBundlesQuery['outgoingBundles']>['nodes'][number]

const FACETS = [
  { id: 'state', title: 'State', isWords: true },
  { id: 'trust', title: 'Trust' },
] as const

const ORDERS = { created: 'CREATED_AT' } as const

export const outgoingBundlesSource: ListSource<
  ExploreOutgoingBundlesQuery,
  ExploreOutgoingBundlesQueryVariables,
  OutgoingBundleNode
> = {
  path: '/explore/outgoing-bundles',
  title: 'Outgoing bundles',
  what: 'outgoing bundles',
  document: ExploreOutgoingBundlesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-created',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-created') }),
  connection: ({ outgoingBundles }) => outgoingBundles,
  counts: ({ outgoingBundleFacets }) => outgoingBundleFacets,
}
