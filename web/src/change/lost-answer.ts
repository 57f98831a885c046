import { failed, type Outcome } from './outcome'

/**
 * The outcome of a form whose answer did not arrive. Throws what is no lost answer: that the action leads to another page, that it failed on the
 * server, and that it is of another release.
 */
export function lostAnswer(error: unknown): Outcome {
  if (!(error instanceof Error) || 'digest' in error || error.name === 'UnrecognizedActionError') throw error
  return failed('UNAVAILABLE', '')
}
