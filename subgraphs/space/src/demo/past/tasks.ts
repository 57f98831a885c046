import type { Deployment, ServerTask, TaskState } from '@spaceport/database/space'
import type { FrozenStep } from '../../process/snapshot.js'
import { named } from '../named.js'
import type { ReleaseRow } from './releases.js'
import type { Setting } from '../setting.js'
import { MINUTE, SECOND } from '../time.js'
import { failureOf, progressOf, stepAt } from './standing.js'

/** A task before it is known how long its log is. */
type Draft = Omit<ServerTask, 'id' | 'textKey' | 'logLines' | 'hasWarnings' | 'hasPendingInterruptions'>

const TIMED_OUT = 'It took longer than it may: given up.'

const NO_PLACE = { projectId: null, environmentId: null, tenantId: null, deploymentId: null, createdBy: null }

/** A task for each deployment, and those by which a Space looks after itself, in the order in which they were asked for. */
export function tasks(
  setting: Setting,
  releases: readonly ReleaseRow[],
  deployments: readonly Deployment[],
  projects: readonly { id: number; name: string }[],
  /** The steps that a deployment runs unless something goes wrong. */
  stepsOf: (deployment: number) => readonly FrozenStep[],
): ServerTask[] {
  const random = setting.random('tasks')
  const projectNames = new Map(projects.map(({ id, name }) => [id, name]))
  const environments = new Map(setting.request.environments.map(({ id, name }) => [id, name]))
  const tenants = new Map(setting.request.tenants.map(({ id, name }) => [id, name]))
  const drafts: Draft[] = deployments.map((one) => {
    const { projectId, environmentId, tenantId, state, queuedAt, startedAt, completedAt, createdBy, version } = one
    const release = releases[one.releaseId - 1]?.name ?? ''
    const what = `Deploy ${projectNames.get(projectId)} release ${release} to ${environments.get(environmentId)}`
    const steps = stepsOf(one.id)
    const progress = progressOf(random, state, steps)
    const step = stepAt(steps, progress)
    const failed = state === 'FAILED' && step ? failureOf(step) : null
    return {
      ...{ ...named('Deploy'), description: tenantId === null ? what : `${what} for ${tenants.get(tenantId)}` },
      ...{ projectId, environmentId, tenantId, deploymentId: one.id, state, queuedAt, startedAt, completedAt },
      ...{ progress, errorMessage: state === 'TIMED_OUT' ? TIMED_OUT : failed, createdBy, version },
    }
  })
  drafts.push(...upkeep(setting), ...(deployments.length >= 20 ? [waiting(setting)] : []))
  drafts.sort((a, b) => a.queuedAt.getTime() - b.queuedAt.getTime())
  return drafts.map((draft, i) => ({
    id: i + 1,
    ...draft,
    // A trigger makes it of the description.
    textKey: '',
    logLines: 0,
    hasWarnings: false,
    hasPendingInterruptions: false,
  }))
}

/** What a Space does by itself: of the last days. */
function upkeep({ ago, random }: Setting): Draft[] {
  const chance = random('upkeep')
  const task = (name: string, description: string, days: number, state: TaskState, minutes: number): Draft => {
    const queuedAt = ago(days)
    const startedAt = new Date(queuedAt.getTime() + chance.int(1, 20) * SECOND)
    const completedAt = new Date(startedAt.getTime() + minutes * MINUTE)
    const errorMessage = state === 'FAILED' ? 'One of the machines did not answer.' : null
    return {
      ...{ ...NO_PLACE, ...named(name), description, state, queuedAt, startedAt, completedAt, errorMessage },
      ...{ progress: 100, version: 3 },
    }
  }
  return [
    ...[3.2, 2.2, 1.2, 0.2].map((days, i) =>
      task('Health', 'Check the health of all deployment targets', days, i === 1 ? 'FAILED' : 'SUCCESS', 3),
    ),
    ...[2.9, 1.9, 0.9].map((days) => task('Retention', 'Apply the retention policies', days, 'SUCCESS', 6)),
    task('SynchronizeBuiltInPackageRepositoryIndex', 'Look through the built-in feed', 5.1, 'SUCCESS', 2),
  ]
}

/** The name of the task that waits until somebody says that it may go on. */
export const AD_HOC = 'AdHocScript'

function waiting({ ago, somebody, random }: Setting): Draft {
  const queuedAt = ago(0.03)
  return {
    ...{
      ...NO_PLACE,
      ...named(AD_HOC),
      description: 'Run a script: move the old logs of all web servers',
      state: 'EXECUTING',
    },
    ...{ queuedAt, startedAt: new Date(queuedAt.getTime() + 4 * SECOND), completedAt: null, errorMessage: null },
    ...{ progress: 10, version: 2, createdBy: somebody(random('waiting')) },
  }
}
