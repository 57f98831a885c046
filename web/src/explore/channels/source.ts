import { ExploreChannelsDocument } from '../../generated/graphql'
import type { ExploreChannelsQuery, ExploreChannelsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A channel as the list shows it. */
export type ChannelNode = NonNullable<ExploreChannelsQuery['channels']>['nodes'][number]

const FACETS = [
  { id: 'project', title: 'Project' },
  { id: 'lifecycle', title: 'Lifecycle' },
  { id: 'kind', title: 'Kind', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const channelsSource: ListSource<ExploreChannelsQuery, ExploreChannelsQueryVariables, ChannelNode> = {
  path: '/explore/channels',
  title: 'Channels',
  what: 'channels',
  document: ExploreChannelsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ channels }) => channels,
  counts: ({ channelFacets }) => channelFacets,
}
