import { ExploreUserRolesDocument } from '../../generated/graphql'
import type { ExploreUserRolesQuery, ExploreUserRolesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** An user role as the list shows it. */
export type UserRoleNode = NonNullable<ExploreUserRolesQuery['userRoles']>['nodes'][number]

const FACETS: ListSource<ExploreUserRolesQuery, ExploreUserRolesQueryVariables, UserRoleNode>['facets'] = []

const ORDERS = { name: 'NAME' } as const

export const userRolesSource: ListSource<ExploreUserRolesQuery, ExploreUserRolesQueryVariables, UserRoleNode> = {
  path: '/explore/user-roles',
  title: 'User roles',
  what: 'user roles',
  document: ExploreUserRolesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ userRoles }) => userRoles,
  counts: () => null,
}
