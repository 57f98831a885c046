import { ExploreAccountsDocument } from '../../generated/graphql'
import type { ExploreAccountsQuery, ExploreAccountsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** An account as the list shows it. */
export type AccountNode = NonNullable<ExploreAccountsQuery['accounts']>['nodes'][number]

const FACETS = [
  { id: 'type', title: 'Kind', isWords: true },
  { id: 'tenantedMode', title: 'Tenants', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const accountsSource: ListSource<ExploreAccountsQuery, ExploreAccountsQueryVariables, AccountNode> = {
  path: '/explore/accounts',
  title: 'Accounts',
  what: 'accounts',
  document: ExploreAccountsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ accounts }) => accounts,
  counts: ({ accountFacets }) => accountFacets,
}
