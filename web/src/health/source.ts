import { createLoader, createSerializer, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import type { FleetHealthQueryVariables } from '../generated/graphql'

/**
 * How far back the page looks: in how many parts, each how many hours long, and at which hours the last one ends. One operation may count the
 * fleet at most ten times.
 */
const SPANS = {
  '24h': { count: 8, hours: 3, end: 1 },
  '7d': { count: 7, hours: 24, end: 24 },
  '30d': { count: 10, hours: 72, end: 24 },
} as const
export type Span = keyof typeof SPANS
export const SPAN_NAMES = Object.keys(SPANS) as Span[]

/** What the page keeps in the URL. */
export const HEALTH_PARSERS = {
  /** Words in the names of Spaces. */
  text: parseAsString.withDefault(''),
  span: parseAsStringLiteral(SPAN_NAMES).withDefault('24h'),
  as: parseAsStringLiteral(['tiles', 'table'] as const).withDefault('tiles'),
  /** Cursor that the Spaces begin behind. */
  after: parseAsString,
}

export type HealthSearch = inferParserType<typeof HEALTH_PARSERS>

export const loadHealth = createLoader(HEALTH_PARSERS)

const write = createSerializer(HEALTH_PARSERS)

/** The address of the page with a search. */
export function healthPath(search: Partial<HealthSearch>): string {
  return write('/health', search)
}

/** How many Spaces one page shows. */
const PAGE = 50

const HOUR = 3_600_000

/** A part of the time that the page looks at: from one moment up to another, in RFC 3339. */
export type TimePart = { from: string; to: string }

/** Whether the parts of a time are whole days, which are those of UTC. */
export function isOfDays(span: Span): boolean {
  return SPANS[span].hours >= 24
}

/** The parts up to `now` (epoch milliseconds), the last of which is not over. They end at whole hours or days, so that they stay the same for a while. */
export function timeParts(span: Span, now: number): TimePart[] {
  const { count, hours, end } = SPANS[span]
  const last = (Math.floor(now / (end * HOUR)) + 1) * end * HOUR
  return Array.from({ length: count }, (_, place) => {
    const from = last - (count - place) * hours * HOUR
    return { from: iso(from), to: iso(from + hours * HOUR) }
  })
}

/** The variables for what the URL says at `now` (epoch milliseconds). */
export function healthVariables({ text, span, after }: HealthSearch, now: number): FleetHealthQueryVariables {
  const parts = timeParts(span, now)
  const named = Object.fromEntries(parts.map((part, place) => [`p${place}`, part])) as SevenParts
  return {
    first: PAGE,
    ...(after === null ? {} : { after }),
    ...(text.trim() === '' ? {} : { filter: { text: text.trim() } }),
    whole: { from: named.p0.from },
    ...named,
    eight: parts.length >= 8,
    ten: parts.length >= 10,
  }
}

/** The parts that every time has. */
type SevenParts = Record<'p0' | 'p1' | 'p2' | 'p3' | 'p4' | 'p5' | 'p6', TimePart>

function iso(at: number): string {
  return new Date(at).toISOString()
}
