import { ExploreTenantsDocument } from '../../generated/graphql'
import type { ExploreTenantsQuery, ExploreTenantsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A tenant as the list shows it. */
export type TenantNode = NonNullable<ExploreTenantsQuery['tenants']>['nodes'][number]

const FACETS = [
  { id: 'tag', title: 'Tag' },
  { id: 'project', title: 'Project' },
  { id: 'state', title: 'State', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const tenantsSource: ListSource<ExploreTenantsQuery, ExploreTenantsQueryVariables, TenantNode> = {
  path: '/explore/tenants',
  title: 'Tenants',
  what: 'tenants',
  document: ExploreTenantsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ tenants }) => tenants,
  counts: ({ tenantFacets }) => tenantFacets,
}
