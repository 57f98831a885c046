'use client'

import type { ExploreDeploymentsQuery, ExploreDeploymentsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { TaskStateText } from '../../ui/task-state'
import { DurationText } from '../duration-text'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { pageOf } from '../page-of'
import { within } from '../within'
import { deploymentsSource, type DeploymentNode } from './source'

const c = columnsOf<DeploymentNode>()

const LOOK: ListLook<DeploymentNode> = {
  kind: 'Deployment',
  columns: [
    c.head('Project', ({ project, id }) => project?.name ?? id, { path: 'project.name', width: 'w-56' }),
    c.mono('release', 'Release', ({ release }) => release?.version, { width: 'w-28', path: 'release.version' }),
    c.text('environment', 'Environment', ({ environment }) => environment?.name, {
      width: 'w-36',
      path: 'environment.name',
    }),
    c.other('state', 'State', ({ state }) => <TaskStateText state={state} />, { width: 'w-32', path: 'state' }),
    c.time('queued', 'Queued', ({ queuedAt }) => queuedAt, { sort: 'queued', newestFirst: true, path: 'queuedAt' }),
    c.time('completed', 'Completed', ({ completedAt }) => completedAt, {
      sort: 'completed',
      newestFirst: true,
      path: 'completedAt',
    }),
    c.other('duration', 'Took', ({ duration }) => <DurationText seconds={duration} />, {
      width: 'w-24',
      end: true,
      path: 'duration',
    }),
    c.space,
    c.text('tenant', 'Tenant', ({ tenant }) => tenant?.name, { path: 'tenant.name' }),
    { ...c.zone, isExtra: true },
    c.text('by', 'Requested by', ({ createdBy }) => createdBy?.name, { path: 'createdBy.name', isExtra: true }),
    c.text('comments', 'Comments', ({ comments }) => comments, { width: 'w-64', path: 'comments', isExtra: true }),
    c.time('receipt', 'Receipt', ({ receipt }) => receipt?.issuedAt, { isExtra: true }),
  ],
  nameOf: ({ project, release, environment }) =>
    [project?.name, release?.version, environment?.name].filter(Boolean).join(' · '),
  tileMark: ({ state }) => <TaskStateText state={state} />,

  related: (node) => [
    ...(node.release ? [{ title: `Release ${node.release.version}`, href: pageOf(node.release.id) }] : []),
    {
      title: 'Deployments to this environment',
      href: explorePath('deployments', {
        ...within(node),
        environment: node.environment ? [node.environment.name] : [],
      }),
    },
    {
      title: 'Deployments of this project',
      href: explorePath('deployments', { ...within(node), project: node.project ? [node.project.name] : [] }),
    },
  ],
  live: ['DEPLOYMENT'],

  empty: {
    title: 'No deployments yet',
    say: 'A deployment appears here as soon as a release is deployed anywhere that you may see.',
  },
}

/** Deployments of every Space that the caller may enter. */
export function DeploymentsView({
  served,
}: {
  served: Served<ExploreDeploymentsQuery, ExploreDeploymentsQueryVariables>
}) {
  return <ExploreView source={deploymentsSource} look={LOOK} served={served} />
}
