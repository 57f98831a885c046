import type { LogLevel, ServerTask, TaskLogLine } from '@spaceport/database/space'
import type { FrozenStep } from '../../process/snapshot.js'

/** Of how many deployments, the latest, there is a log. */
const LOGGED = 40

type Said = readonly [level: LogLevel, text: string]

/** The logs of the latest tasks. Tells the tasks how long they are, and whether they warn. */
export function taskLogs(
  tasks: readonly ServerTask[],
  /** The steps that a deployment had; of a task without one there are none. */
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
  const usual = steps.filter(({ condition }) => condition !== 'FAILURE')
  const isDone = state === 'SUCCESS'
  const came = isDone ? usual.length : Math.max(1, Math.floor((usual.length * progress) / 100))
  const lines: Said[] = [
    ['INFO', 'The deployment begins.'],
    ['VERBOSE', 'The variables of the release are read.'],
  ]
  for (const [i, { name, actions, targetRoles }] of usual.slice(0, came).entries()) {
    lines.push(['INFO', `Step ${i + 1}: ${name}`])
    for (const { packages } of actions) {
      for (const { packageId } of packages) lines.push(['VERBOSE', `The package ${packageId} is there already.`])
    }
    if (targetRoles.length > 0) lines.push(['VERBOSE', `It runs on all targets with ${targetRoles.join(', ')}.`])
    if (id % 5 === 0 && i === 0) lines.push(['WARNING', 'The step took longer than usual.'])
    if (i < came - 1 || isDone) lines.push(['INFO', `${name}: done.`])
  }
  return [...lines, ...ending(state, errorMessage)]
}

function ending(state: ServerTask['state'], errorMessage: string | null): Said[] {
  if (state === 'SUCCESS') return [['INFO', 'The deployment has succeeded.']]
  if (state === 'CANCELED') return [['INFO', 'Somebody cancelled it.']]
  if (state === 'FAILED')
    return [
      ['ERROR', errorMessage ?? 'It failed.'],
      ['INFO', 'The deployment has failed.'],
    ]
  return state === 'TIMED_OUT' ? [['FATAL', errorMessage ?? 'It took too long.']] : []
}

function other({ description, state, errorMessage }: ServerTask): Said[] {
  return [
    ['INFO', description],
    ...(state === 'FAILED' ? ([['WARNING', errorMessage ?? '']] as const) : []),
    ...(state === 'EXECUTING' ? [] : ([['INFO', 'Done.']] as const)),
  ]
}
