'use client'

import type { ExploreServerTasksQuery, ExploreServerTasksQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { StateText } from '../../ui/state-text'
import { TaskStateText } from '../../ui/task-state'
import { DurationText } from '../duration-text'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { pageOf } from '../page-of'
import { within } from '../within'
import { tasksSource, type ServerTaskNode } from './source'

const c = columnsOf<ServerTaskNode>()

const LOOK: ListLook<ServerTaskNode> = {
  kind: 'Task',
  columns: [
    c.head('Task', ({ description }) => description, { path: 'description', width: 'w-80' }),
    c.other('state', 'State', ({ state }) => <TaskStateText state={state} />, { width: 'w-32', path: 'state' }),
    c.other(
      'waits',
      'Waits',
      ({ hasPendingInterruptions, hasWarnings }) =>
        hasPendingInterruptions ? (
          <StateText tone="warn">For somebody</StateText>
        ) : hasWarnings ? (
          <StateText tone="warn">Warnings</StateText>
        ) : null,
      { width: 'w-36' },
    ),
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
    c.text('project', 'Project', ({ project }) => project?.name, { path: 'project.name' }),
    c.text('environment', 'Environment', ({ environment }) => environment?.name, {
      path: 'environment.name',
      isExtra: true,
    }),
    c.text('tenant', 'Tenant', ({ tenant }) => tenant?.name, { path: 'tenant.name', isExtra: true }),
    { ...c.zone, isExtra: true },
    c.text('by', 'Requested by', ({ createdBy }) => createdBy?.name, { path: 'createdBy.name', isExtra: true }),
    c.text('error', 'Error', ({ errorMessage }) => errorMessage, {
      width: 'w-80',
      path: 'errorMessage',
      isExtra: true,
    }),
  ],
  nameOf: ({ description }) => description,
  tileMark: ({ state }) => <TaskStateText state={state} />,

  related: (node) => [
    ...(node.deployment ? [{ title: 'Its deployment, with the log', href: pageOf(node.deployment.id) }] : []),
    {
      title: 'Tasks of this project',
      href: explorePath('tasks', { ...within(node), project: node.project ? [node.project.name] : [] }),
    },
  ],
  live: ['SERVER_TASK'],

  empty: {
    title: 'No tasks yet',
    say: 'A task appears here as soon as something is done in a Space that you may enter.',
  },
}

/** Tasks of every Space that the caller may enter. */
export function TasksView({ served }: { served: Served<ExploreServerTasksQuery, ExploreServerTasksQueryVariables> }) {
  return <ExploreView source={tasksSource} look={LOOK} served={served} />
}
