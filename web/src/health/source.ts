import { createLoader, createSerializer, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import type { FleetHealthQueryVariables } from '../generated/graphql'

/** How far back the page looks, and how long each of its parts is, in hours. */
const SPANS = { '12h': 1, '24h': 2, '6d': 12, '12d': 24 } as const
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

/** How many Spaces one page shows: each of them counts its deployments for every part of the time. */
const PAGE = 50

const HOUR = 3_600_000

/** A part of the time that the page looks at: from one moment up to another, in RFC 3339. */
export type TimePart = { from: string; to: string }

/** The twelve parts up to `now` (epoch milliseconds), the last of which is not over. They begin at whole hours, so that they stay the same for a while. */
export function timeParts(span: Span, now: number): TimePart[] {
  const length = SPANS[span] * HOUR
  const end = (Math.floor(now / length) + 1) * length
  return Array.from({ length: 12 }, (_, place) => {
    const from = end - (12 - place) * length
    return { from: iso(from), to: iso(from + length) }
  })
}

/** The variables for what the URL says at `now` (epoch milliseconds). */
export function healthVariables({ text, span, after }: HealthSearch, now: number): FleetHealthQueryVariables {
  const [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11] = timeParts(span, now) as TwelveParts
  const parts = { p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11 }
  return {
    first: PAGE,
    ...(after === null ? {} : { after }),
    ...(text.trim() === '' ? {} : { filter: { text: text.trim() } }),
    ...parts,
  }
}

type TwelveParts = [
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
  TimePart,
]

function iso(at: number): string {
  return new Date(at).toISOString()
}
