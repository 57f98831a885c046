'use client'

import type { ExploreChannelsQuery, ExploreChannelsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { channelsSource, type ChannelNode } from './source'

const c = columnsOf<ChannelNode>()

const LOOK: ListLook<ChannelNode> = {
  kind: 'Channel',
  columns: [
    c.head('Channel', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.text('project', 'Project', ({ project }) => project?.name, { width: 'w-52', path: 'project.name' }),
    c.space,
    c.zone,
    c.text('lifecycle', 'Lifecycle', ({ effectiveLifecycle }) => effectiveLifecycle?.name, {
      path: 'effectiveLifecycle.name',
    }),
    c.names(
      'rules',
      'Takes versions',
      ({ rules }) => rules.map(({ versionRange, tag }) => [versionRange, tag].filter(Boolean).join(' ')),
      { width: 'w-44' },
    ),
    c.number('releases', 'Releases', ({ releases }) => releases.totalCount, { path: 'releases.totalCount' }),
    c.either('default', 'Default', ({ isDefault }) => isDefault, ['Default', null]),
    c.description(({ description }) => description),
    c.created(({ createdAt }) => createdAt),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    {
      title: 'Its releases',
      href: explorePath('releases', {
        ...within(node),
        project: node.project ? [node.project.name] : [],
        channel: [node.name],
      }),
    },
  ],
  live: ['CHANNEL'],

  empty: { title: 'No channels yet', say: 'Every project has one; more of them keep kinds of releases apart.' },
}

/** Channels of every Space that the caller may enter. */
export function ChannelsView({ served }: { served: Served<ExploreChannelsQuery, ExploreChannelsQueryVariables> }) {
  return <ExploreView source={channelsSource} look={LOOK} served={served} />
}
