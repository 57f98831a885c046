import type { LogLevel as Level } from '@spaceport/database/space'
import { builder } from '../builder.js'

/** The levels, the least first. */
const LEVELS = ['VERBOSE', 'INFO', 'WARNING', 'ERROR', 'FATAL'] as const satisfies readonly Level[]

export const LogLevel = builder.enumType('LogLevel', {
  description: 'How much a line of a log matters, the least first.',
  values: {
    VERBOSE: { description: 'For whoever looks closely.' },
    INFO: { description: 'What happens.' },
    WARNING: { description: 'Something is odd.' },
    ERROR: { description: 'Something went wrong.' },
    FATAL: { description: 'Nothing more can be done.' },
  } as const,
})

/** A level and those that matter more. */
export function fromLevel(level: Level): Level[] {
  return LEVELS.slice(LEVELS.indexOf(level))
}

/** Whether a line of this level makes its task one that has warnings. */
export function isWarning(level: Level): boolean {
  return fromLevel('WARNING').includes(level)
}
