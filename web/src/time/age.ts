const UNITS = [
  { seconds: 365 * 86_400, short: 'y' },
  { seconds: 30 * 86_400, short: 'mo' },
  { seconds: 86_400, short: 'd' },
  { seconds: 3_600, short: 'h' },
  { seconds: 60, short: 'min' },
] as const

/** The time from `at` to `now` (epoch ms) in one unit, such as `5 min` or `3 d`; null when it is under a minute or ahead. */
export function span(at: string, now: number): string | null {
  const seconds = Math.floor((now - Date.parse(at)) / 1000)
  const unit = UNITS.find((candidate) => seconds >= candidate.seconds)
  return unit ? `${Math.floor(seconds / unit.seconds)} ${unit.short}` : null
}

/** How long before `now` something was. */
export function ago(at: string, now: number): string {
  const time = span(at, now)
  return time === null ? 'just now' : `${time} ago`
}

/** How long something has lasted at `now`. */
export function lasting(at: string, now: number): string {
  const time = span(at, now)
  return time === null ? 'just now' : `for ${time}`
}

/** The exact moment in UTC, to the second, written the same way on every machine. */
export function exactUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The exact moment where the reader is. Only in the browser: the server does not know where that is. */
export function exactLocal(at: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(at))
}
