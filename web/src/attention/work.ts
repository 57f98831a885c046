import type { NeedsAttentionQuery } from '../generated/graphql'
import { explorePath } from '../explore/explore-path'
import { pageOf } from '../explore/page-of'
import { wordsOf } from '../find/words'
import { stateLabel } from '../ui/task-state'
import type { Part } from './part'
import type { AttentionSearch } from './source'

/** Decisions that tasks wait for. Those of one environment are picked from what was read: the graph cannot choose by its name. */
export function decisions(
  { interruptions }: NeedsAttentionQuery,
  { space, environment }: AttentionSearch,
): Part | null {
  if (!interruptions) return null
  const nodes = interruptions.nodes.filter(
    ({ task }) => environment === null || task?.environment?.name.toLowerCase() === environment.toLowerCase(),
  )
  return {
    id: 'decisions',
    title: 'Waiting for a decision',
    rows: nodes.map((one) => ({
      id: one.id,
      tone: 'warn',
      state: wordsOf(one.type),
      title: one.title,
      href: one.task?.deployment ? pageOf(one.task.deployment.id) : pageOf(one.id),
      note: one.task?.description ?? null,
      space: one.space?.name ?? null,
      environment: one.task?.environment?.name ?? null,
      at: one.createdAt,
      decision: one,
    })),
    count: environment === null ? interruptions.totalCount : nodes.length,
    completeness: interruptions.completeness,
    all: explorePath('interruptions', { space, state: ['pending'] }),
  }
}

/** What runs and what waits for its turn. */
export function underWay({ serverTasks }: NeedsAttentionQuery, { space, environment }: AttentionSearch): Part | null {
  if (!serverTasks) return null
  return {
    id: 'running',
    title: 'Running and queued',
    rows: serverTasks.nodes.map((task) => ({
      id: task.id,
      tone: task.hasPendingInterruptions ? 'warn' : task.state === 'QUEUED' ? 'idle' : 'run',
      state: task.hasPendingInterruptions ? 'Waits for somebody' : stateLabel(task.state),
      title: task.description,
      href: pageOf(task.deployment?.id ?? task.id),
      note: null,
      space: task.space?.name ?? null,
      environment: null,
      at: task.startedAt ?? task.queuedAt,
      ...(task.state === 'EXECUTING' ? { progress: task.progress } : {}),
    })),
    count: serverTasks.totalCount,
    completeness: serverTasks.completeness,
    all: explorePath('tasks', {
      space,
      state: ['QUEUED', 'EXECUTING', 'CANCELLING'],
      environment: environment === null ? [] : [environment],
    }),
  }
}

/** Machines that deployments would not reach. */
export function machines(
  { deploymentTargets }: NeedsAttentionQuery,
  { space, environment }: AttentionSearch,
): Part | null {
  if (!deploymentTargets) return null
  return {
    id: 'targets',
    title: 'Unhealthy deployment targets',
    rows: deploymentTargets.nodes.map(({ id, name, health, healthCheckedAt, space: place }) => ({
      id,
      tone: 'bad',
      state: wordsOf(health),
      title: name,
      href: pageOf(id),
      note: null,
      space: place?.name ?? null,
      environment: null,
      at: healthCheckedAt ?? '',
    })),
    count: deploymentTargets.totalCount,
    completeness: deploymentTargets.completeness,
    all: explorePath('deployment-targets', {
      space,
      health: ['UNHEALTHY', 'UNAVAILABLE'],
      environment: environment === null ? [] : [environment],
    }),
  }
}
