import { listVariables, orderOf, type ListSource } from '../../explore/list-source'
import { listSearch } from '../../find/list-search'
import { ProjectVariablesDocument } from '../../generated/graphql'
import type { ProjectVariablesQuery, ProjectVariablesQueryVariables } from '../../generated/graphql'
import { projectPath, spaceOf } from '../path'

/** A value of a variable as the list shows it. */
export type VariableNode = NonNullable<ProjectVariablesQuery['variables']>['nodes'][number]

const FACETS = [
  { id: 'type', title: 'Type', isWords: true as const },
  { id: 'environment', title: 'Only in' },
]
const ORDERS = { name: 'NAME', updated: 'UPDATED_AT' } as const
const SCHEMA = listSearch(
  FACETS.map(({ id }) => id),
  'name',
)

/** The values of one project's own variables. */
export function variablesOf(
  id: string,
): ListSource<ProjectVariablesQuery, ProjectVariablesQueryVariables, VariableNode> {
  return {
    path: projectPath(id, 'variables'),
    title: 'Variables',
    what: 'values',
    document: ProjectVariablesDocument,
    schema: SCHEMA,
    facets: FACETS,
    variables: (search) => {
      const { filter, ...rest } = listVariables(search, FACETS)
      const orderBy = orderOf(search.sort, ORDERS, 'name')
      return { ...rest, project: id, filter: { ...filter, space: [spaceOf(id)], project: [id] }, orderBy }
    },
    connection: ({ variables }) => variables,
    counts: ({ variableFacets }) => variableFacets,
  }
}
