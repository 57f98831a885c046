import { builder } from '../builder.js'
import { DIMENSIONS } from '../variable/precedence-scope.js'

/** What scopes say of a dimension that decides, for people. */
const SCOPED = {
  STEP: 'the step',
  TARGET: 'the deployment target',
  TARGETED_ROLE: 'a role of the target that the step targets',
  ROLE: 'a role of the target',
  TENANT: 'the tenant',
  TENANT_TAG: 'a tag of the tenant',
  ENVIRONMENT: 'the environment',
  CHANNEL: 'the channel',
  PROCESS: 'the process',
} as const satisfies Record<(typeof DIMENSIONS)[number], string>

const scoped = Object.fromEntries(
  DIMENSIONS.map((dimension) => [
    dimension,
    { description: `It is scoped to ${SCOPED[dimension]}; the next best is not.` },
  ]),
) as { [Dimension in (typeof DIMENSIONS)[number]]: { description: string } }

export const DecidedBy = builder.enumType('DecidedBy', {
  description: 'What decided that a value counts, against the next best.',
  values: {
    ONLY_VALUE: { description: 'It is the only value in scope.' },
    ...scoped,
    PROJECT: { description: 'The project says it; the next best, scoped alike, is of a library variable set.' },
    LIBRARY_ORDER: { description: 'Its library variable set comes before that of the next best, scoped alike.' },
    LOWEST_ID: { description: 'Its number is lower than that of the next best, scoped alike: the two are ambiguous.' },
  } as const,
})

export const WhyLost = builder.enumType('WhyLost', {
  description: 'Why a value does not count.',
  values: {
    NOT_IN_SCOPE: { description: 'It is scoped to something else.' },
    LESS_SPECIFIC: { description: 'The value that counts is scoped more specifically.' },
    LIBRARY_AFTER_PROJECT: { description: 'The project says the value that counts, scoped alike.' },
    LATER_LIBRARY_SET: {
      description: 'The library variable set of the value that counts, scoped alike, comes before.',
    },
    AMBIGUOUS: { description: 'Only its number is higher than that of the value that counts.' },
    HIDDEN_WINNER: { description: 'The value that counts is one that the caller may not see.' },
  } as const,
})

export const VariableSource = builder.enumType('VariableSource', {
  description: 'What says a value.',
  values: {
    PROJECT: { description: 'The project.' },
    LIBRARY: { description: 'A library variable set of the project.' },
    TENANT_PROJECT: { description: 'The tenant, by a template of the project.' },
    TENANT_LIBRARY: { description: 'The tenant, by a template of a library variable set of the project.' },
  } as const,
})
