import { ExploreProjectGroupsDocument } from '../../generated/graphql'
import type { ExploreProjectGroupsQuery, ExploreProjectGroupsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A project group as the list shows it. */
export type ProjectGroupNode = NonNullable<ExploreProjectGroupsQuery['projectGroups']>['nodes'][number]

const FACETS = [{ id: 'use', title: 'Use', isWords: true }] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const projectGroupsSource: ListSource<
  ExploreProjectGroupsQuery,
  ExploreProjectGroupsQueryVariables,
  ProjectGroupNode
> = {
  path: '/explore/project-groups',
  title: 'Project groups',
  what: 'project groups',
  document: ExploreProjectGroupsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ projectGroups }) => projectGroups,
  counts: ({ projectGroupFacets }) => projectGroupFacets,
}
