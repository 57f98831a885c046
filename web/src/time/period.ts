import { parseAsString, parseAsStringLiteral } from 'nuqs/server'

/** Periods that move along with the clock. */
const PERIODS = ['last-night', '24h', '7d'] as const
export type PeriodName = (typeof PERIODS)[number]

/** How the URL keeps a period: by name, or from one moment to another. */
export const PERIOD_PARSERS = {
  period: parseAsStringLiteral(PERIODS),
  /** RFC 3339; where the period begins and ends if it has no name. */
  from: parseAsString,
  to: parseAsString,
  /** The time zone (IANA) whose night `last-night` is. */
  tz: parseAsString,
}

/** What the URL says of a period. All null: any time. */
export type Period = { period: PeriodName | null; from: string | null; to: string | null; tz: string | null }

/** Any time. */
export const ALWAYS: Period = { period: null, from: null, to: null, tz: null }

/** From when to when, in RFC 3339; what is left out has no end on that side. */
export type Range = { from?: string; to?: string }

const HOUR = 3_600_000

/** The hours between which a night lies, of the evening before and of the morning. */
const NIGHT = { begins: 18, ends: 8 }

/** The moments that a period means at `now` (epoch milliseconds). A moment that cannot be read is left out. */
export function rangeOf({ period, from, to, tz }: Period, now: number): Range {
  if (period === '24h') return { from: iso(now - 24 * HOUR) }
  if (period === '7d') return { from: iso(now - 7 * 24 * HOUR) }
  if (period === 'last-night') {
    const zone = knownZone(tz)
    return { from: iso(atHour(now, -1, NIGHT.begins, zone)), to: iso(atHour(now, 0, NIGHT.ends, zone)) }
  }
  return { ...moment('from', from), ...moment('to', to) }
}

/** Whether it says anything. */
export function isAlways(period: Period): boolean {
  return period.period === null && period.from === null && period.to === null
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function moment<Name extends 'from' | 'to'>(name: Name, text: string | null): { [name in Name]?: string } {
  const at = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? {} : ({ [name]: iso(at) } as { [name in Name]?: string })
}

function knownZone(tz: string | null): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: tz ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** The moment at which clocks in `zone` show `hour` on the day `days` after that of `now`. */
function atHour(now: number, days: number, hour: number, zone: string): number {
  const there = new Date(now + offsetAt(now, zone))
  const shown = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate() + days, hour)
  // The offset may be another one then, as in the night in which clocks change.
  const guess = shown - offsetAt(shown, zone)
  return shown - offsetAt(guess, zone)
}

/** How far clocks in `zone` are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(at / 1000) * 1000
}
