import type { Interruption, ServerTask } from '@spaceport/database/space'
import type { FrozenStep } from '../../process/snapshot.js'
import { textKey } from '@spaceport/kit/page/text-key'
import type { Setting } from '../setting.js'
import { isApproval, stepAt } from './standing.js'
import { AD_HOC } from './tasks.js'
import { MINUTE, SECOND } from '../time.js'

/** The interruptions of the tasks that have a log: those that wait now, and approvals that were given. Tells the tasks which wait. */
export function interruptions(
  setting: Setting,
  tasks: readonly ServerTask[],
  stepsOf: (deployment: number) => readonly FrozenStep[],
): Interruption[] {
  const random = setting.random('interruptions')
  const { people, now } = setting.request
  const somebody = () => (people.length > 0 ? random.pick(people) : 'Users-1')
  const rows: Interruption[] = []
  const add = (task: ServerTask, title: string, more: Partial<Interruption>) => {
    const createdAt = new Date((task.startedAt?.getTime() ?? now) + 2 * SECOND)
    rows.push({
      ...{ id: rows.length + 1, taskId: task.id, type: 'MANUAL_INTERVENTION', title, nameKey: textKey(title) },
      ...{ instructions: null, responsibleTeamIds: [], responsibleUser: null, isPending: true, result: null },
      ...{ notes: null, resolvedBy: null, createdAt, resolvedAt: null, version: 1, ...more },
    })
    if (more.isPending !== false) task.hasPendingInterruptions = true
  }
  for (const task of tasks) {
    const { deploymentId, state, startedAt, completedAt, logLines } = task
    if (logLines === 0) continue
    const steps = deploymentId === null ? [] : stepsOf(deploymentId)
    const approval = steps.find(isApproval)?.name
    if (state === 'EXECUTING' && task.name === AD_HOC) {
      const instructions = 'The web servers answer slowly for some minutes. Is nobody in the middle of something?'
      add(task, 'Move the old logs now?', { instructions })
    } else if (state === 'EXECUTING') {
      if (approval) add(task, approval, { instructions: 'Read the release notes. Is the change announced?' })
      else {
        const name = stepAt(steps, task.progress)?.name ?? ''
        add(task, `${name}: what now?`, { type: 'GUIDED_FAILURE', instructions: 'One of the targets did not answer.' })
      }
    } else if (approval && startedAt && completedAt) {
      const isAbort = state === 'CANCELED'
      const who = somebody()
      const wait = Math.min(2 * MINUTE, (completedAt.getTime() - startedAt.getTime()) / 2)
      add(task, approval, {
        ...{
          isPending: false,
          result: isAbort ? 'ABORT' : 'PROCEED',
          notes: isAbort ? 'Not before the weekend.' : null,
        },
        ...{ responsibleUser: who, resolvedBy: who, version: 3 },
        resolvedAt: new Date(startedAt.getTime() + Math.max(wait, 3 * SECOND)),
      })
    }
  }
  return rows
}
