import { ExploreReleasesDocument } from '../../generated/graphql'
import type { ExploreReleasesQuery, ExploreReleasesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A release as the list shows it. */
export type ReleaseNode = NonNullable<ExploreReleasesQuery['releases']>['nodes'][number]

const FACETS = [
  { id: 'project', title: 'Project' },
  { id: 'channel', title: 'Channel' },
  { id: 'defects', title: 'Defects', labels: { none: 'None open', open: 'Open' } },
] as const

const ORDERS = { created: 'CREATED_AT', name: 'NAME', version: 'VERSION' } as const

export const releasesSource: ListSource<ExploreReleasesQuery, ExploreReleasesQueryVariables, ReleaseNode> = {
  path: '/explore/releases',
  title: 'Releases',
  what: 'releases',
  document: ExploreReleasesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-created',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-created') }),
  connection: ({ releases }) => releases,
  counts: ({ releaseFacets }) => releaseFacets,
}
