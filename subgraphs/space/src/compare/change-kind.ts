import { builder } from '../builder.js'

export const ChangeKind = builder.enumType('ChangeKind', {
  description: 'What became of something between two releases.',
  values: {
    ADDED: { description: 'Only the second has it.' },
    REMOVED: { description: 'Only the first has it.' },
    CHANGED: { description: 'Both have it, and it is otherwise in the second.' },
  } as const,
})
