import { ExploreVariablesDocument } from '../../generated/graphql'
import type { ExploreVariablesQuery, ExploreVariablesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A variable as the list shows it. */
export type VariableNode = NonNullable<ExploreVariablesQuery['variables']>['nodes'][number]

const FACETS = [
  { id: 'owner', title: 'Belongs to', isWords: true },
  { id: 'project', title: 'Project' },
  { id: 'libraryVariableSet', title: 'Library variable set' },
  { id: 'environment', title: 'Environment' },
  { id: 'type', title: 'Kind', isWords: true },
] as const

const ORDERS = { name: 'NAME', updated: 'UPDATED_AT', created: 'CREATED_AT' } as const

export const variablesSource: ListSource<ExploreVariablesQuery, ExploreVariablesQueryVariables, VariableNode> = {
  path: '/explore/variables',
  title: 'Variables',
  what: 'variables',
  document: ExploreVariablesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ variables }) => variables,
  counts: ({ variableFacets }) => variableFacets,
}
