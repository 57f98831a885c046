import { ExploreTeamsDocument } from '../../generated/graphql'
import type { ExploreTeamsQuery, ExploreTeamsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A team as the list shows it. */
export type TeamNode = NonNullable<ExploreTeamsQuery['teams']>['nodes'][number]

const FACETS: ListSource<ExploreTeamsQuery, ExploreTeamsQueryVariables, TeamNode>['facets'] = []

const ORDERS = { name: 'NAME' } as const

export const teamsSource: ListSource<ExploreTeamsQuery, ExploreTeamsQueryVariables, TeamNode> = {
  path: '/explore/teams',
  title: 'Teams',
  what: 'teams',
  document: ExploreTeamsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ teams }) => teams,
  counts: () => null,
}
