import { ExploreIncomingBundlesDocument } from '../../generated/graphql'
import type { ExploreIncomingBundlesQuery, ExploreIncomingBundlesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** An incoming bundle as the list shows it. */
export type IncomingBundleNode = NonNullable<ExploreIncomingBundlesQuery['incomingBundles']>['nodes'][number]

const FACETS = [
  { id: 'state', title: 'State', isWords: true },
  { id: 'trust', title: 'Trust' },
] as const

const ORDERS = { imported: 'IMPORTED_AT', project: 'PROJECT' } as const

export const incomingBundlesSource: ListSource<
  ExploreIncomingBundlesQuery,
  ExploreIncomingBundlesQueryVariables,
  IncomingBundleNode
> = {
  path: '/explore/incoming-bundles',
  title: 'Incoming bundles',
  what: 'incoming bundles',
  document: ExploreIncomingBundlesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-imported',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-imported') }),
  connection: ({ incomingBundles }) => incomingBundles,
  counts: ({ incomingBundleFacets }) => incomingBundleFacets,
}
