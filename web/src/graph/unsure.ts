/** Refusals of which nobody knows whether the change was made. */
const UNSURE = new Set([
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'SPACE_UNAVAILABLE',
  'SPACE_TIMEOUT',
  'INSTANCE_UNAVAILABLE',
  // What was changed may be what could not be told.
  'INTERNAL',
])

/** Whether a change that was refused with this code may have been made all the same: it is then sent again with the same idempotency key. */
export function isUnsure(code: string): boolean {
  return UNSURE.has(code)
}
