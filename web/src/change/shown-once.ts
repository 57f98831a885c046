import type { Outcome, Secret } from './outcome'

/**
 * The outcome of making a text that is shown once. A form that is sent again finds the change made and the text gone: then `lost` says what to do.
 */
export function shownOnce(value: string | null, secret: Omit<Secret, 'value'>, message: string, lost: string): Outcome {
  if (value === null)
    return { kind: 'done', message: `${message} It was shown already, and is not shown again. ${lost}` }
  return { kind: 'done', message, secret: { ...secret, value } }
}
