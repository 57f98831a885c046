import { SpaceportRequestError } from '@spaceport/client/errors'
import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds between one attempt and the next: so many, then no more. Together they outlast the restart of an Instance. */
export const PAUSES = [250, 500, 1_000, 2_000, 4_000]

/** The same before anything was done: whoever mistyped an address learns of it soon. */
export const FIRST_PAUSES = PAUSES.slice(0, 2)

/** The codes after which the same request may well succeed a moment later. */
const PASSING: readonly string[] = [
  'UNREACHABLE',
  'UNAVAILABLE',
  'OVERLOADED',
  'DEADLINE_EXCEEDED',
  'SPACE_UNAVAILABLE',
  'SPACE_TIMEOUT',
  'INSTANCE_UNAVAILABLE',
]

/** Whether an error says that something did not answer, rather than that it refused. */
export function isPassing(error: unknown): boolean {
  return error instanceof SpaceportRequestError && error.codes.some((code) => PASSING.includes(code))
}

/** How to wait between attempts; tests do not. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** Waits as long as it says. */
export const wait: Wait = (milliseconds, signal) => delay(milliseconds, undefined, { signal })

/** Asks again, after a pause, while the error is a passing one. Only for what has no second effect. */
export async function retrying<T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
  pause: Wait = wait,
  pauses: readonly number[] = PAUSES,
): Promise<T> {
  for (const milliseconds of pauses) {
    try {
      return await ask()
    } catch (error) {
      if (!isPassing(error)) throw error
      await pause(milliseconds, signal)
    }
  }
  return ask()
}
