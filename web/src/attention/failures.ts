import type { AttentionDeploymentFragment, NeedsAttentionQuery } from '../generated/graphql'
import { explorePath } from '../explore/explore-path'
import { pageOf } from '../explore/page-of'
import { stateLabel } from '../ui/task-state'
import type { Part, Waiting } from './part'
import type { AttentionSearch } from './source'

/** What is failed now, and was not put right since: one row for each project, environment and tenant. */
export function stillFailed({ broken }: NeedsAttentionQuery, search: AttentionSearch): Part | null {
  if (!broken) return null
  return {
    id: 'failed',
    title: 'Failed deployments',
    // They were read in the order in which they were asked for.
    rows: broken.nodes
      .map(({ id, current, space }) => ({ ...failure(current, space?.name ?? null), id }))
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    count: broken.totalCount,
    completeness: broken.completeness,
    all: withEnvironment('/what-runs-where?state=FAILED,TIMED_OUT', search),
  }
}

/** What failed in a period, whatever became of it; where it is known, whether it was put right since is said. */
export function failedThen({ broken, failed }: NeedsAttentionQuery, search: AttentionSearch): Part | null {
  if (!failed) return null
  const open = broken && new Set(broken.nodes.map(({ current }) => current.id))
  const isWhole = broken !== null && broken !== undefined && broken.totalCount <= broken.nodes.length
  const verdict = (id: string) => (open?.has(id) ? 'still failed' : isWhole ? 'deployed again since' : null)
  return {
    id: 'failed',
    title: 'Failed deployments',
    rows: failed.nodes.map(({ space, ...deployment }) => {
      const row = failure(deployment, space?.name ?? null)
      const says = verdict(deployment.id)
      return {
        ...row,
        state: says === null ? row.state : `${row.state}, ${says}`,
        tone: says === 'deployed again since' ? 'idle' : row.tone,
      }
    }),
    count: failed.totalCount,
    completeness: failed.completeness,
    all: explorePath('deployments', {
      space: search.space,
      state: ['FAILED', 'TIMED_OUT'],
      environment: search.environment === null ? [] : [search.environment],
    }),
  }
}

function failure(deployment: AttentionDeploymentFragment, space: string | null): Waiting {
  const { id, state, project, release, environment, tenant, task, completedAt, queuedAt } = deployment
  return {
    id,
    tone: state === 'TIMED_OUT' ? 'warn' : 'bad',
    state: stateLabel(state),
    title: [project?.name ?? 'A deployment', release?.version].filter(Boolean).join(' '),
    href: pageOf(id),
    note: task?.errorMessage ?? null,
    space,
    environment: [environment?.name, tenant?.name].filter(Boolean).join(' · ') || null,
    at: completedAt ?? queuedAt,
  }
}

function withEnvironment(path: string, { space, environment }: AttentionSearch): string {
  const more = new URLSearchParams()
  if (space.length > 0) more.set('space', space.join(','))
  if (environment !== null) more.set('environment', environment.replaceAll(',', '%2C'))
  const text = more.toString()
  return text === '' ? path : `${path}&${text}`
}
