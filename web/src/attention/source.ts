import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  type inferParserType,
} from 'nuqs/server'
import type { NeedsAttentionQueryVariables } from '../generated/graphql'
import { isAlways, PERIOD_PARSERS, rangeOf } from '../time/period'

/** What the page keeps in the URL. */
export const ATTENTION_PARSERS = {
  /** Ids of Spaces; none means all. */
  space: parseAsArrayOf(parseAsString).withDefault([]),
  /** An environment by name, in whatever Space. */
  environment: parseAsString,
  /** Only decisions of the caller and of their teams. */
  mine: parseAsBoolean.withDefault(false),
  ...PERIOD_PARSERS,
}

export type AttentionSearch = inferParserType<typeof ATTENTION_PARSERS>

export const loadAttention = createLoader(ATTENTION_PARSERS)

const write = createSerializer(ATTENTION_PARSERS)

/** The address of the page with a search. */
export function attentionPath(search: Partial<AttentionSearch>): string {
  return write('/attention', search)
}

/** How many rows of each part are read. */
export const PART = 20

/** The most rows of what failed in a period, and of what is failed now, that they are held against. */
export const MOST = 100

const DAY = 86_400_000

/** How many days ahead a certificate's end is told. */
const AHEAD = 30

/** How long before the period something may have been asked for that failed in it, in days. */
const LONGEST_RUN = 2

/** The variables for what the URL says; periods that move end at `now` (epoch milliseconds). */
export function attentionVariables(search: AttentionSearch, now: number): NeedsAttentionQueryVariables {
  const { space, environment, mine } = search
  const within = space.length > 0 ? { space } : {}
  const there = environment === null ? within : { ...within, has: { environment: [environment] } }
  const range = rangeOf(search, now)
  const inPeriod = !isAlways(search)
  const asked = inPeriod && range.from ? { changed: { from: iso(Date.parse(range.from) - LONGEST_RUN * DAY) } } : {}
  return {
    inPeriod,
    cells: inPeriod ? MOST : PART,
    broken: { ...there, ...asked, state: ['FAILED', 'TIMED_OUT'] },
    failed: { ...there, state: ['FAILED', 'TIMED_OUT'], completed: range },
    waiting: { ...within, isPending: true, ...(mine ? { mine } : {}) },
    running: { ...there, state: ['QUEUED', 'EXECUTING', 'CANCELLING'] },
    bundles: { ...within, state: ['RECEIVED'] },
    stale: { ...within, state: ['READY'], isExpired: true },
    promotions: { ...within, state: ['FAILED'] },
    trusts: { ...within, state: ['PENDING'] },
    // Of whole days, so that the question stays the same for a while.
    certificates: { ...within, isArchived: false, expires: { to: iso((Math.floor(now / DAY) + AHEAD) * DAY) } },
    targets: { ...there, health: ['UNHEALTHY', 'UNAVAILABLE'], isDisabled: false },
    withValues: true,
    lackingProjects: { ...within, lacksValues: true, isArchived: false },
    // Those of placeholders are given where these live.
    lackingTenants: { ...within, lacksValues: true, isArchived: false, isRemote: false },
    counted: within,
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
