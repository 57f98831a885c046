import { ExploreProjectsDocument } from '../../generated/graphql'
import type { ExploreProjectsQuery, ExploreProjectsQueryVariables } from '../../generated/graphql'
import type { FacetOption } from '../../find/facet'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A project as the list shows it. */
export type ProjectNode = NonNullable<ExploreProjectsQuery['projects']>['nodes'][number]

const FACETS: readonly FacetOption[] = [
  { id: 'projectGroup', title: 'Project group' },
  { id: 'lifecycle', title: 'Lifecycle' },
  { id: 'state', title: 'State', isWords: true },
  {
    id: 'tenantedMode',
    title: 'Tenants',
    labels: { UNTENANTED: 'Without tenants', TENANTED_OR_UNTENANTED: 'With or without', TENANTED: 'Only for tenants' },
  },
]

const ORDERS = { name: 'NAME', 'last-deployed': 'LAST_DEPLOYED_AT' } as const

export const projectsSource: ListSource<ExploreProjectsQuery, ExploreProjectsQueryVariables, ProjectNode> = {
  path: '/projects',
  title: 'Projects',
  what: 'projects',
  document: ExploreProjectsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ projects }) => projects,
  counts: ({ projectFacets }) => projectFacets,
}
