import { ExploreTagSetsDocument } from '../../generated/graphql'
import type { ExploreTagSetsQuery, ExploreTagSetsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A tag set as the list shows it. */
export type TagSetNode = NonNullable<ExploreTagSetsQuery['tagSets']>['nodes'][number]

const FACETS: ListSource<ExploreTagSetsQuery, ExploreTagSetsQueryVariables, TagSetNode>['facets'] = []

const ORDERS = { name: 'NAME', order: 'SORT_ORDER', created: 'CREATED_AT' } as const

export const tagSetsSource: ListSource<ExploreTagSetsQuery, ExploreTagSetsQueryVariables, TagSetNode> = {
  path: '/explore/tag-sets',
  title: 'Tag sets',
  what: 'tag sets',
  document: ExploreTagSetsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ tagSets }) => tagSets,
  counts: () => null,
}
