import { setMaxListeners } from 'node:events'
import { SpaceportError } from './errors.js'

/** The header that says how many milliseconds the asker still waits. */
export const DEADLINE_HEADER = 'spaceport-deadline'

/** The longest time that any request may take, in milliseconds. */
export const LONGEST_DEADLINE = 60_000

/** How long a request may still take, and the signal that stops all that runs on its behalf. */
export type Deadline = {
  /** Aborts when the asker hangs up (reason: an `AbortError`) or the time is over (reason: `DEADLINE_EXCEEDED`). */
  signal: AbortSignal
  /** Milliseconds left, at least 0. */
  remaining(): number
  /** Forgets the timer. To be called when the request is answered. */
  end(): void
}

/** The milliseconds that a header allows, at most `LONGEST_DEADLINE`; `fallback` without a header. Throws `BAD_INPUT`. */
export function deadlineMilliseconds(header: string | null | undefined, fallback: number): number {
  if (header === undefined || header === null) return fallback
  if (!/^\d{1,9}$/.test(header)) {
    throw new SpaceportError('BAD_INPUT', `${DEADLINE_HEADER} is not a number of milliseconds.`)
  }
  return Math.min(Number(header), LONGEST_DEADLINE)
}

/** Starts the clock of one request. `disconnect` aborts when the asker has gone. */
export function startDeadline(milliseconds: number, disconnect?: AbortSignal): Deadline {
  const ends = performance.now() + milliseconds
  const controller = new AbortController()
  // One request may call any number of others at once, each of which listens.
  setMaxListeners(0, controller.signal)
  const timer = setTimeout(
    () => controller.abort(new SpaceportError('DEADLINE_EXCEEDED', 'The deadline passed.')),
    milliseconds,
  )
  const gone = () => controller.abort(disconnect?.reason)
  if (disconnect?.aborted) gone()
  else disconnect?.addEventListener('abort', gone, { once: true })
  return {
    signal: controller.signal,
    remaining: () => Math.max(0, Math.ceil(ends - performance.now())),
    end: () => {
      clearTimeout(timer)
      disconnect?.removeEventListener('abort', gone)
    },
  }
}
