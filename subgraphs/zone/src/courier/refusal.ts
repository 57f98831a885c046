import { SpaceportError } from '@spaceport/kit/errors'

/** What says that a side cannot answer now, though its status is none of a broken one. */
const PASSING: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'RATE_LIMITED'])

/** Whether an error is a decision, that stays the same until somebody changes something; else it is a fault that passes by itself. */
export function isRefusal(error: SpaceportError): boolean {
  return error.status < 500 && !PASSING.has(error.code)
}

/** Seconds until something is tried again that failed so often in a row: 2, 4, 8, up to a minute, each a little more or less. */
export function backoff(failures: number): number {
  return Math.min(60, 2 ** failures) * (0.8 + Math.random() * 0.4)
}
