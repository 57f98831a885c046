import { builder } from '../builder.js'

export const StepCondition = builder.enumType('StepCondition', {
  description: 'When a step runs, by what came before it.',
  values: {
    SUCCESS: { description: 'While no step before it failed.' },
    FAILURE: { description: 'Once a step before it failed.' },
    ALWAYS: { description: 'Whatever came before.' },
    VARIABLE: { description: 'When its expression is true.' },
  } as const,
})

export const StartTrigger = builder.enumType('StartTrigger', {
  description: 'When a step starts.',
  values: {
    START_AFTER_PREVIOUS: { description: 'When the step before it is over.' },
    START_WITH_PREVIOUS: { description: 'At the same time as the step before it.' },
  } as const,
})
