import type { InterruptionResult as Result, InterruptionType as Type } from '@spaceport/database/space'
import { builder } from '../builder.js'

export const InterruptionType = builder.enumType('InterruptionType', {
  description: 'Why a task waits for a person.',
  values: {
    MANUAL_INTERVENTION: { description: 'A step asks somebody to look, and to say whether to go on.' },
    GUIDED_FAILURE: { description: 'A step has failed, and somebody is to say what now.' },
  } as const,
})

export const InterruptionResult = builder.enumType('InterruptionResult', {
  description: 'What somebody answered.',
  values: {
    PROCEED: { description: 'Go on. Of a manual intervention.' },
    ABORT: { description: 'Stop the task. Of a manual intervention.' },
    RETRY: { description: 'Try the step again. Of a guided failure.' },
    IGNORE: { description: 'Go on as if the step had succeeded. Of a guided failure.' },
    EXCLUDE: { description: 'Go on without the machine that it failed on. Of a guided failure.' },
    FAIL: { description: 'Let the task fail. Of a guided failure.' },
  } as const,
})

/** What may be answered to an interruption of each type. */
export const RESULTS: Readonly<Record<Type, readonly Result[]>> = {
  MANUAL_INTERVENTION: ['PROCEED', 'ABORT'],
  GUIDED_FAILURE: ['RETRY', 'IGNORE', 'EXCLUDE', 'FAIL'],
}
