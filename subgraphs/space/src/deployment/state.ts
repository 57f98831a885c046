import { builder } from '../builder.js'

export const TaskState = builder.enumType('TaskState', {
  description:
    'Where a deployment, or another task, stands. It only goes forwards: waiting, then running, then one of the ends.',
  values: {
    QUEUED: { description: 'Waiting.' },
    EXECUTING: { description: 'Running.' },
    CANCELLING: { description: 'Running, but told to stop.' },
    SUCCESS: { description: 'Ended well.' },
    FAILED: { description: 'Ended with an error.' },
    CANCELED: { description: 'Ended because somebody stopped it.' },
    TIMED_OUT: { description: 'Ended because it took too long.' },
  } as const,
})
