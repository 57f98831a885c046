import type { Noted } from '../audit/append.js'

/** One thing that a write changed. `before` is null when it was created, `after` when it was removed. No secrets. */
export type Changed = Noted & {
  /** Its version after the change. */
  version: number
}
