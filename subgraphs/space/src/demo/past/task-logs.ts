import type { LogLevel, ServerTask, TaskLogLine } from '@spaceport/database/space'
import type { FrozenStep } from '../../process/snapshot.js'
import { failureOf, isApproval, stepAt } from './standing.js'

/** Of how many deployments, the latest, there is a log. */
const LOGGED = 40

type Said = readonly [level: LogLevel, text: string]

/** The logs of the latest tasks. Tells the tasks how long they are, and whether they warn. */
export function taskLogs(
  tasks: readonly ServerTask[],
  /** The steps that a deployment runs unless something goes wrong. */
  stepsOf: (deployment: number) => readonly FrozenStep[],
  now: number,
): TaskLogLine[] {
  const started = tasks.filter(({ startedAt }) => startedAt !== null)
  const recent = new Set(started.filter(({ deploymentId }) => deploymentId !== null).slice(-LOGGED))
  return started.flatMap((task) => {
    if (task.deploymentId !== null && !recent.has(task)) return []
    const said = task.deploymentId === null ? other(task) : deployed(task, stepsOf(task.deploymentId))
    task.logLines = said.length
    task.hasWarnings = said.some(([level]) => level !== 'INFO' && level !== 'VERBOSE')
    const [from, to] = [task.startedAt?.getTime() ?? now, task.completedAt?.getTime() ?? now]
    return said.map(([level, text], i): TaskLogLine => {
      const at = new Date(from + Math.floor(((to - from) * (i + 1)) / (said.length + 1)))
      return { taskId: task.id, number: i + 1, at, level, text }
    })
  })
}

/** What is said of a deployment: step by step, as far as it came. */
function deployed({ state, errorMessage, progress, id }: ServerTask, steps: readonly FrozenStep[]): Said[] {
  const isDone = state === 'SUCCESS'
  const reached = stepAt(steps, progress)
  const last = isDone || !reached ? steps.length - 1 : steps.indexOf(reached)
  const lines: Said[] = [
    ['INFO', 'The deployment begins.'],
    ['VERBOSE', 'The variables of the release are read.'],
  ]
  for (const [i, { name, actions, targetRoles }] of steps.slice(0, last + 1).entries()) {
    lines.push(['INFO', `Step ${i + 1}: ${name}`])
    for (const { packages } of actions) {
      for (const { packageId } of packages) lines.push(['VERBOSE', `The package ${packageId} is there already.`])
    }
    if (targetRoles.length > 0) lines.push(['VERBOSE', `It runs on all targets with ${targetRoles.join(', ')}.`])
    if (id % 5 === 0 && i === 0) lines.push(['WARNING', 'The step took longer than usual.'])
    if (i < last || isDone) lines.push(['INFO', `${name}: done.`])
  }
  return [...lines, ...ending(state, errorMessage, reached)]
}

function ending(state: ServerTask['state'], errorMessage: string | null, step: FrozenStep | undefined): Said[] {
  if (state === 'SUCCESS') return [['INFO', 'The deployment has succeeded.']]
  if (state === 'CANCELED') return [['INFO', 'Somebody cancelled it.']]
  const why = errorMessage ?? 'It failed.'
  if (state === 'TIMED_OUT') return [['FATAL', why]]
  if (state === 'FAILED')
    return [...([['ERROR', why]] as const), ...([['INFO', 'The deployment has failed.']] as const)]
  if (!step || isApproval(step)) return [['INFO', 'It waits until somebody approves.']]
  return [
    ...([['ERROR', failureOf(step)]] as const),
    ...([['INFO', 'It waits until somebody says what now.']] as const),
  ]
}

function other({ description, state, errorMessage }: ServerTask): Said[] {
  return [
    ['INFO', description],
    ...(state === 'FAILED' ? ([['WARNING', errorMessage ?? '']] as const) : []),
    ...(state === 'EXECUTING' ? [] : ([['INFO', 'Done.']] as const)),
  ]
}
