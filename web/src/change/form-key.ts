/** The field of a form with its idempotency key: what was sent with it is done once, however often it is sent. */
export const KEY_FIELD = 'idempotencyKey'

/**
 * The idempotency key that a form came with; undefined for a form without. `step` tells the mutations of one form apart, each of which is a change
 * of its own.
 */
export function keyOf(form: FormData, step?: string): string | undefined {
  const key = form.get(KEY_FIELD)
  if (typeof key !== 'string' || key === '') return undefined
  return step === undefined ? key : `${key}:${step}`
}
