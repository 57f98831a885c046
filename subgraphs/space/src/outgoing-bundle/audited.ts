import type { OutgoingBundle } from '@spaceport/database/space'

/** A bundle as the audit keeps it: without the receipt, which is kept beside it and may be large. */
export function auditedBundle({ receipt: _receipt, size, ...bundle }: OutgoingBundle) {
  return { ...bundle, size: Number(size) }
}
