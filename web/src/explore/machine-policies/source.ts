import { ExploreMachinePoliciesDocument } from '../../generated/graphql'
import type { ExploreMachinePoliciesQuery, ExploreMachinePoliciesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A machine policy as the list shows it. */
export type MachinePolicyNode = NonNullable<ExploreMachinePoliciesQuery['machinePolicies']>['nodes'][number]

const FACETS = [{ id: 'availability', title: 'Offline', isWords: true }] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const machinePoliciesSource: ListSource<
  ExploreMachinePoliciesQuery,
  ExploreMachinePoliciesQueryVariables,
  MachinePolicyNode
> = {
  path: '/explore/machine-policies',
  title: 'Machine policies',
  what: 'machine policies',
  document: ExploreMachinePoliciesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ machinePolicies }) => machinePolicies,
  counts: ({ machinePolicyFacets }) => machinePolicyFacets,
}
