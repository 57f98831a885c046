import { builder } from '../builder.js'

export const RunbookEnvironmentScope = builder.enumType('RunbookEnvironmentScope', {
  description: 'In which environments a runbook runs.',
  values: {
    ALL: { description: 'In any.' },
    SPECIFIED: { description: 'Only in those that it names.' },
    FROM_PROJECT_LIFECYCLES: { description: 'In those of the lifecycles of its project and of the channels.' },
  } as const,
})
