/** How much a log line matters. */
export type Level = 'debug' | 'info' | 'warn' | 'error'

const ORDER: Record<Level, number> = { debug: 0, info: 1, warn: 2, error: 3 }

/** The least level that is written: `SPACEPORT_LOG_LEVEL`, by default `info`. */
function threshold(): number {
  const wanted = process.env.SPACEPORT_LOG_LEVEL ?? 'info'
  return ORDER[wanted as Level] ?? ORDER.info
}

/** Writes one JSON line on standard error: time (RFC 3339), level, message and fields. Fields never hold credentials. */
export function log(level: Level, message: string, fields: Record<string, unknown> = {}): void {
  if (ORDER[level] < threshold()) return
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`)
}
