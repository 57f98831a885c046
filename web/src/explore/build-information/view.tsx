'use client'

import type { ExploreBuildInformationQuery, ExploreBuildInformationQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { buildInformationSource, type BuildInformationNode } from './source'

const c = columnsOf<BuildInformationNode>()

const LOOK: ListLook<BuildInformationNode> = {
  kind: 'Build',
  columns: [
    c.head('Package', ({ packageId }) => packageId, { sort: 'name', path: 'packageId' }),
    c.mono('version', 'Version', ({ packageVersion }) => packageVersion, { width: 'w-32', path: 'packageVersion' }),
    c.space,
    c.zone,
    c.mono('branch', 'Branch', ({ branch }) => branch, { path: 'branch' }),
    c.mono('commit', 'Commit', ({ vcsCommitNumber }) => vcsCommitNumber?.slice(0, 10), {
      width: 'w-32',
      path: 'vcsCommitNumber',
    }),
    c.text(
      'build',
      'Build',
      ({ buildNumber, buildEnvironment }) => [buildEnvironment, buildNumber].filter(Boolean).join(' '),
      { path: 'buildNumber' },
    ),
    c.time('created', 'Pushed', ({ createdAt }) => createdAt, {
      sort: 'created',
      newestFirst: true,
      path: 'createdAt',
    }),
    c.number('commits', 'Commits', ({ commits }) => commits.length, { isExtra: true }),
    c.names('items', 'Work items', ({ workItems }) => workItems.map(({ id }) => id), { isExtra: true }),
  ],
  nameOf: ({ packageId, packageVersion }) => `${packageId} ${packageVersion}`,

  related: (node) => [
    { title: 'Builds of this package', href: explorePath('build-information', { package: [node.packageId] }) },
  ],
  live: ['BUILD_INFORMATION'],

  empty: { title: 'No build information yet', say: 'A build server pushes it with the packages that it makes.' },
}

/** Build information of every Space that the caller may enter. */
export function BuildInformationView({
  served,
}: {
  served: Served<ExploreBuildInformationQuery, ExploreBuildInformationQueryVariables>
}) {
  return <ExploreView source={buildInformationSource} look={LOOK} served={served} />
}
