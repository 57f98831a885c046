import { ExploreLibraryVariableSetsDocument } from '../../generated/graphql'
import type { ExploreLibraryVariableSetsQuery, ExploreLibraryVariableSetsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A library variable set as the list shows it. */
export type LibraryVariableSetNode = NonNullable<
  ExploreLibraryVariableSetsQuery['libraryVariableSets']
>['nodes'][number]

const FACETS = [{ id: 'project', title: 'Used by' }] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const libraryVariableSetsSource: ListSource<
  ExploreLibraryVariableSetsQuery,
  ExploreLibraryVariableSetsQueryVariables,
  LibraryVariableSetNode
> = {
  path: '/explore/library-variable-sets',
  title: 'Library variable sets',
  what: 'library variable sets',
  document: ExploreLibraryVariableSetsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ libraryVariableSets }) => libraryVariableSets,
  counts: ({ libraryVariableSetFacets }) => libraryVariableSetFacets,
}
