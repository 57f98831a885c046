import { SpaceportRequestError } from '@spaceport/client/errors'
import { setTimeout } from 'node:timers/promises'
import { LaunchError } from '../local/launch-error.js'

/** What every mutation of the graph gives: the errors that its caller can mend. */
export type Payload = { errors: { code: string; message: string }[] }

/** The payload of a mutation that must succeed; throws a LaunchError with what the graph said. */
export function changed<P extends Payload>(what: string, payload: P | null): P {
  const [error] = payload?.errors ?? []
  if (payload && !error) return payload
  throw new Refused(error?.code ?? 'INTERNAL', `${what} failed: ${error?.message ?? 'no answer.'}`)
}

/** A mutation that the graph refused. */
export class Refused extends LaunchError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const PAUSE = 100

/**
 * Tries again while the graph gives one of `codes`: components learn of a new Instance or Space within a second of
 * its registration, not at once. Gives up after `attempts`.
 */
export async function eventually<T>(codes: readonly string[], work: () => Promise<T>, attempts = 100): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !codes.includes(codeOf(error))) throw error
      await setTimeout(PAUSE)
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Refused || error instanceof SpaceportRequestError ? error.code : ''
}
