import type { TaskState } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { advance } from './advance.js'
import { holdTask, workOfTask } from './hold.js'
import { readLines, type SaidLine } from './log-line.js'
import { isOver } from './stage.js'

/** How far a task has come, as its executor says. */
export type ReportTaskProgress = {
  task: string
  state?: TaskState | null
  progress?: number | null
  log?: SaidLine[] | null
  fromLine?: number | null
  errorMessage?: string | null
  idempotencyKey?: string | null
}

/**
 * Says how far a task has come and what it did meanwhile. Said again it changes nothing, if the lines have their number. Throws
 * `INVALID_STATE` as `advance` does, `BAD_INPUT` for a gap in the log.
 */
export function reportTaskProgress(
  context: SpaceContext,
  input: ReportTaskProgress,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  const local = readSubject(context, 'ServerTasks', input.task, 'task')
  return change(context, {
    operation: 'reportTaskProgress',
    permission: 'DeploymentCreate',
    input,
    at: (tx) => holdTask(tx, context, local, 'input', 'task'),
    async run(tx) {
      const at = clock()
      const { state, fromLine } = input
      const lines = readLines(input.log, at)
      const step = { state, progress: readProgress(input), errorMessage: readError(input), lines, fromLine }
      const changed = await advance(tx, context, await workOfTask(tx, local), step, at)
      return { answer: { local }, changed }
    },
  })
}

function readProgress({ progress }: ReportTaskProgress): number | null {
  if (progress === null || progress === undefined) return null
  if (progress >= 0 && progress <= 100) return progress
  throw refuse('BAD_INPUT', 'Progress goes from 0 to 100.', 'input', 'progress')
}

function readError({ errorMessage, state }: ReportTaskProgress): string | null {
  const text = readText(errorMessage, 'input', 'errorMessage')
  if (text === null || (state && isOver(state) && state !== 'SUCCESS')) return text
  throw refuse('BAD_INPUT', 'Only a task that did not end well has an error message.', 'input', 'errorMessage')
}
