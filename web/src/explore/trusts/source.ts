import { ExploreTrustsDocument } from '../../generated/graphql'
import type { ExploreTrustsQuery, ExploreTrustsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A trust as the list shows it. */
export type TrustNode = NonNullable<ExploreTrustsQuery['trusts']>['nodes'][number]

const FACETS = [
  { id: 'purpose', title: 'Purpose', isWords: true },
  { id: 'state', title: 'State', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const trustsSource: ListSource<ExploreTrustsQuery, ExploreTrustsQueryVariables, TrustNode> = {
  path: '/explore/trusts',
  title: 'Trusts',
  what: 'trusts',
  document: ExploreTrustsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ trusts }) => trusts,
  counts: ({ trustFacets }) => trustFacets,
}
