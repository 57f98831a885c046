const UNITS = [
  { seconds: 365 * 86_400, short: 'y' },
  { seconds: 30 * 86_400, short: 'mo' },
  { seconds: 86_400, short: 'd' },
  { seconds: 3_600, short: 'h' },
  { seconds: 60, short: 'min' },
] as const

/** How long before `now` (epoch ms) `at` was, in one unit: `just now`, `5 min ago`, `3 d ago`. The future counts as now. */
export function age(at: string, now: number): string {
  const seconds = Math.floor((now - Date.parse(at)) / 1000)
  const unit = UNITS.find((candidate) => seconds >= candidate.seconds)
  return unit ? `${Math.floor(seconds / unit.seconds)} ${unit.short} ago` : 'just now'
}

/** The exact moment in UTC, to the second, written the same way on every machine. */
export function exactUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The exact moment where the reader is. Only in the browser: the server does not know where that is. */
export function exactLocal(at: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(at))
}
