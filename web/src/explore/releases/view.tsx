'use client'

import type { ExploreReleasesQuery, ExploreReleasesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { StateText } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { releasesSource, type ReleaseNode } from './source'

const c = columnsOf<ReleaseNode>()

const LOOK: ListLook<ReleaseNode> = {
  kind: 'Release',
  columns: [
    c.head('Release', ({ version }) => version, { sort: 'version', newestFirst: true, path: 'version', width: 'w-40' }),
    c.text('project', 'Project', ({ project }) => project?.name, { width: 'w-56', path: 'project.name' }),
    c.space,
    c.zone,
    c.text('channel', 'Channel', ({ channel }) => channel?.name, { path: 'channel.name' }),
    c.created(({ createdAt }) => createdAt, { isExtra: false }),
    c.text('by', 'Created by', ({ createdBy }) => createdBy?.name, { path: 'createdBy.name', isExtra: true }),
    c.names('packages', 'Packages', ({ packages }) => packages.map((one) => `${one.packageId} ${one.version}`), {
      isExtra: true,
    }),
    c.other(
      'defects',
      'Defects',
      ({ hasOpenDefects }) => (hasOpenDefects ? <StateText tone="bad">Blocked</StateText> : null),
      { path: 'hasOpenDefects' },
    ),
    c.either('origin', 'Built', ({ isRemote }) => isRemote, ['In another Space', 'Here'], { isExtra: true }),
  ],
  nameOf: ({ project, version }) => [project?.name, version].filter(Boolean).join(' '),

  related: (node) => [
    {
      title: 'Its deployments',
      href: explorePath('deployments', { ...within(node), project: node.project ? [node.project.name] : [] }),
    },
    {
      title: 'Releases of this project',
      href: explorePath('releases', { ...within(node), project: node.project ? [node.project.name] : [] }),
    },
  ],
  live: ['RELEASE'],

  empty: {
    title: 'No releases yet',
    say: 'A release appears here as soon as one is created in a project that you may see.',
  },
}

/** Releases of every Space that the caller may enter. */
export function ReleasesView({ served }: { served: Served<ExploreReleasesQuery, ExploreReleasesQueryVariables> }) {
  return <ExploreView source={releasesSource} look={LOOK} served={served} />
}
