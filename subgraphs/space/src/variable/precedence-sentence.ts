import type { DecidedBy, Lost } from './precedence.js'
import type { Dimension } from './precedence-scope.js'

const SCOPED_TO: Record<Dimension, string> = {
  STEP: 'this step',
  TARGET: 'this deployment target',
  TARGETED_ROLE: 'a role of the target that the step targets',
  ROLE: 'a role of the target',
  TENANT: 'this tenant',
  TENANT_TAG: 'a tag of the tenant',
  ENVIRONMENT: 'this environment',
  CHANNEL: 'this channel',
  PROCESS: 'this process',
}

/** Why a value counts, in a sentence for people. */
export function winnerSentence(by: DecidedBy): string {
  switch (by) {
    case 'ONLY_VALUE':
      return 'It is the only value in scope.'
    case 'PROJECT':
      return 'The project says it; the next best value, which is scoped alike, is of a library variable set.'
    case 'LIBRARY_ORDER':
      return 'Its library variable set comes before that of the next best value, which is scoped alike.'
    case 'LOWEST_ID':
      return 'Another value is scoped alike and comes from the same place; the one with the lowest number counts.'
    default:
      return `It is scoped to ${SCOPED_TO[by]}; the next best value is not.`
  }
}

/** Why a value does not count, in a sentence for people. */
export function loserSentence(lost: Lost): string {
  switch (lost.why) {
    case 'NOT_IN_SCOPE':
      return `It is scoped, but not to ${SCOPED_TO[lost.dimension]}.`
    case 'LESS_SPECIFIC':
      return `The value that counts is scoped to ${SCOPED_TO[lost.dimension]}; this one is not.`
    case 'LIBRARY_AFTER_PROJECT':
      return 'It is of a library variable set; the value that counts is scoped alike, and the project says it.'
    case 'LATER_LIBRARY_SET':
      return 'The library variable set of the value that counts comes before, and is scoped alike.'
    case 'AMBIGUOUS':
      return 'It is scoped as the value that counts and comes from the same place; only its number is higher.'
  }
}
