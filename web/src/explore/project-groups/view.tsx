'use client'

import type { ExploreProjectGroupsQuery, ExploreProjectGroupsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { projectGroupsSource, type ProjectGroupNode } from './source'

const c = columnsOf<ProjectGroupNode>()

const LOOK: ListLook<ProjectGroupNode> = {
  kind: 'Project group',
  columns: [
    c.head('Project group', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.number('projects', 'Projects', ({ projects }) => projects.totalCount, { path: 'projects.totalCount' }),
    c.description(({ description }) => description, { isExtra: false }),
    c.created(({ createdAt }) => createdAt, { isExtra: false }),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Projects', href: explorePath('projects', { ...within(node), projectGroup: [node.name] }) },
  ],
  live: ['PROJECT_GROUP'],

  empty: { title: 'No project groups yet', say: 'Every Space begins with one, which its administrators may rename.' },
}

/** Project groups of every Space that the caller may enter. */
export function ProjectGroupsView({
  served,
}: {
  served: Served<ExploreProjectGroupsQuery, ExploreProjectGroupsQueryVariables>
}) {
  return <ExploreView source={projectGroupsSource} look={LOOK} served={served} />
}
