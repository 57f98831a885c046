/** Refusals after which the page is read again: what the form is sent with next is then what is in sight. */
const OUTDATED = new Set(['VERSION_CONFLICT', 'IDEMPOTENCY_MISMATCH'])

/** Whether a refusal says that the page shows something else than there is by now. */
export function isOutdated(code: string): boolean {
  return OUTDATED.has(code)
}
