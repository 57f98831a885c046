import { isPassing, PAUSES, wait, type Wait } from '../retry.js'

/** Attempts that may go on as long as some of them come further. */
export type Attempts = {
  /** Forgets the failures so far. */
  further(): void
  /** Waits before the next attempt. Throws the error if it is no passing one, or too many came in a row. */
  again(error: unknown): Promise<void>
}

/** Counts attempts that fail in a row. */
export function countAttempts(signal: AbortSignal, pause: Wait = wait): Attempts {
  let failures = 0
  return {
    further: () => void (failures = 0),
    async again(error) {
      const milliseconds = PAUSES[failures++]
      if (milliseconds === undefined || !isPassing(error)) throw error
      await pause(milliseconds, signal)
    },
  }
}
