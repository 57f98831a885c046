import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { TaskState } from '../deployment/state.js'
import { idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { cancelTask } from './cancel.js'
import { LogLevel } from './log-level.js'
import { LONGEST_LINE, MOST_LINES } from './log-line.js'
import { reportTaskProgress } from './progress.js'
import { ServerTask } from './type.js'

const TaskLogLineInput = builder.inputType('TaskLogLineInput', {
  description: 'A line for the log of a task.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When it was said; now when left out.' }),
    level: t.field({ type: LogLevel, description: 'How much it matters; `INFO` when left out.' }),
    text: t.string({
      required: true,
      description: `What it says, at most ${LONGEST_LINE} characters. Terminal colours are left out; \`BAD_INPUT\` for other control characters.`,
    }),
  }),
})

const ReportTaskProgressInput = builder.inputType('ReportTaskProgressInput', {
  description: 'How far a task has come. What is left out is as it was.',
  fields: (t) => ({
    task: t.id({ required: true, description: 'The task, by id.' }),
    state: t.field({
      type: TaskState,
      description: 'The state that it is in now. `INVALID_STATE` for a step backwards.',
    }),
    progress: t.int({ description: 'How much is done, from 0 to 100; less than before changes nothing.' }),
    log: t.field({ type: [TaskLogLineInput], description: `What it said meanwhile, at most ${MOST_LINES} lines.` }),
    fromLine: t.int({
      description:
        'The number of the first line: one more than `logLineCount`, or less for lines that are said again, which changes nothing. `BAD_INPUT` for a gap. When left out all lines are new.',
    }),
    errorMessage: t.string({
      description: 'Why it did not end well, at most 20,000 characters; only with such a state.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const CancelTaskInput = builder.inputType('CancelTaskInput', {
  description: 'Which task is to be cancelled.',
  fields: (t) => ({
    task: t.id({ required: true, description: 'The task, by id.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  reportTaskProgress: t.field({
    type: entityPayload('ReportTaskProgress', ServerTask, 'TaskView'),
    nullable: true,
    access: 'DeploymentCreate',
    fleet: { route: 'input.task' },
    description:
      'For executors: says how far a task has come and what it did, also for its deployment. `INVALID_STATE` for a step backwards, and for a success while it waits for a person.',
    args: { input: t.arg({ type: ReportTaskProgressInput, required: true, description: 'Which, and how far.' }) },
    resolve: (_root, { input }, context) => outcome(async () => reportTaskProgress(context, input), UNCHANGED),
  }),
  cancelTask: t.field({
    type: entityPayload('CancelTask', ServerTask, 'TaskView'),
    nullable: true,
    access: 'TaskCancel',
    fleet: { route: 'input.task' },
    description:
      'Cancels a task that waits; tells one that runs to stop, which its executor then reports. `INVALID_STATE` for one that has ended.',
    args: { input: t.arg({ type: CancelTaskInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => cancelTask(context, input), UNCHANGED),
  }),
}))
