import { ExploreBuildInformationDocument } from '../../generated/graphql'
import type { ExploreBuildInformationQuery, ExploreBuildInformationQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A build as the list shows it. */
export type BuildInformationNode = NonNullable<ExploreBuildInformationQuery['buildInformation']>['nodes'][number]

const FACETS = [
  { id: 'package', title: 'Package' },
  { id: 'branch', title: 'Branch' },
  { id: 'buildEnvironment', title: 'Built by' },
] as const

const ORDERS = { created: 'CREATED_AT', name: 'NAME' } as const

export const buildInformationSource: ListSource<
  ExploreBuildInformationQuery,
  ExploreBuildInformationQueryVariables,
  BuildInformationNode
> = {
  path: '/explore/build-information',
  title: 'Build information',
  what: 'builds',
  document: ExploreBuildInformationDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-created',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-created') }),
  connection: ({ buildInformation }) => buildInformation,
  counts: ({ buildInformationFacets }) => buildInformationFacets,
}
