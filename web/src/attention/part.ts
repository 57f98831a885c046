import type { AttentionInterruptionFragment } from '../generated/graphql'
import type { Completeness } from '../graph/rows'
import type { Tone } from '../ui/state-text'

/** One thing that waits for somebody. */
export type Waiting = {
  id: string
  tone: Tone
  /** What its mark means. */
  state: string
  title: string
  href: string | null
  /** Why, or what else there is to know. */
  note: string | null
  /** Where: the Space's name, and the environment's. */
  space: string | null
  environment: string | null
  /** Since when it waits; or until when it is good, where that is what matters. RFC 3339. */
  at: string
  isUntil?: true
  /** A decision that can be made right here. */
  decision?: AttentionInterruptionFragment
  /** From 0 to 100, while it runs. */
  progress?: number
}

/** A kind of thing that waits, with all of it that was read. */
export type Part = {
  id: string
  title: string
  rows: readonly Waiting[]
  count: number
  /** Null where it lives in one place. */
  completeness: Completeness | null
  /** Where all of them are listed. */
  all: string | null
}

/** Parts that are of Spaces as a whole, and so say nothing of one environment. */
export const WITHOUT_ENVIRONMENT: ReadonlySet<string> = new Set([
  'incoming',
  'outgoing',
  'promotions',
  'trusts',
  'certificates',
  'keys',
  'values',
])
