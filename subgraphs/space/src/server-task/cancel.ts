import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { advance } from './advance.js'
import { holdTask, workOfTask } from './hold.js'
import { isOver } from './stage.js'

/** Which task is to be cancelled. */
export type CancelTask = { task: string; idempotencyKey?: string | null }

/**
 * Cancels a task: one that waits at once; one that runs is told to stop, which its executor then reports. Throws `INVALID_STATE` for one that
 * has ended.
 */
export function cancelTask(
  context: SpaceContext,
  input: CancelTask,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  const local = readSubject(context, 'ServerTasks', input.task, 'task')
  return change(context, {
    operation: 'cancelTask',
    permission: 'TaskCancel',
    input,
    at: (tx) => holdTask(tx, context, local, 'input', 'task'),
    async run(tx) {
      const work = await workOfTask(tx, local)
      const { state } = work.deployment ?? work.task
      if (isOver(state)) throw refuse('INVALID_STATE', `It is ${state}: there is nothing to cancel.`, 'input', 'task')
      const step = { state: state === 'QUEUED' ? ('CANCELED' as const) : ('CANCELLING' as const) }
      return { answer: { local }, changed: await advance(tx, context, work, step, clock()) }
    },
  })
}
