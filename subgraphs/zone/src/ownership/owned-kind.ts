import { builder } from '../builder.js'

export const OwnedKind = builder.enumType('OwnedKind', {
  description: 'What can have an owner other than its home.',
  values: {
    ENVIRONMENT: { description: 'An environment.' },
    TENANT: { description: 'A tenant.' },
    VARIABLE: { description: 'One value of a variable.' },
  } as const,
})
