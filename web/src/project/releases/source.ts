import { listVariables, orderOf, type ListSource } from '../../explore/list-source'
import { listSearch } from '../../find/list-search'
import { ProjectReleasesDocument } from '../../generated/graphql'
import type { ProjectReleasesQuery, ProjectReleasesQueryVariables } from '../../generated/graphql'
import { projectPath, spaceOf } from '../path'

/** A release as the list shows it. */
export type ReleaseNode = NonNullable<ProjectReleasesQuery['releases']>['nodes'][number]

const FACETS = [
  { id: 'channel', title: 'Channel' },
  { id: 'defects', title: 'Defects', labels: { open: 'Open', none: 'None open' } },
]
const ORDERS = { created: 'CREATED_AT', version: 'VERSION' } as const

/** The releases of one project. */
export function releasesOf(id: string): ListSource<ProjectReleasesQuery, ProjectReleasesQueryVariables, ReleaseNode> {
  return {
    path: projectPath(id, 'releases'),
    title: 'Releases',
    what: 'releases',
    document: ProjectReleasesDocument,
    schema: SCHEMA,
    facets: FACETS,
    variables: (search) => {
      const { filter, ...rest } = listVariables(search, FACETS)
      const orderBy = orderOf(search.sort, ORDERS, '-created')
      return { ...rest, project: id, filter: { ...filter, space: [spaceOf(id)], project: [id] }, orderBy }
    },
    connection: ({ releases }) => releases,
    counts: ({ releaseFacets }) => releaseFacets,
  }
}

const SCHEMA = listSearch(
  FACETS.map(({ id }) => id),
  '-created',
)
