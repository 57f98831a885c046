import { callerSchema, type Caller } from '@spaceport/kit/caller'
import type { ComponentClient } from '@spaceport/kit/client'
import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import type { Membership } from '@spaceport/kit/membership'
import { z } from 'zod'
import type { Credential } from './credential.js'
import { SharedCalls } from './shared-calls.js'

/** What runs on behalf of one request: when it has to stop, and how it is called in the logs. */
export type RequestClock = {
  signal: AbortSignal
  remaining(): number
  requestId: string
  /** The caller's IP address as far as it is known; see `clientAddress`. */
  address: string
}

/** Milliseconds that a request waits for the gateway's membership to catch up with what the directory knows. */
const CATCH_UP = 2_000

/** Milliseconds that the directory may take to say who somebody is. */
const LONGEST_QUESTION = 10_000

const answerSchema = z.object({ caller: callerSchema, revision: z.number().int() })

type Authenticated = z.infer<typeof answerSchema>

/** Finds out who a request is from, by asking the directory each time: what was revoked is revoked at once. */
export class Authenticator {
  readonly #directory: ComponentClient
  readonly #membership: Membership
  readonly #catchUp: number
  readonly #asked = new SharedCalls<Authenticated>()

  constructor(directory: ComponentClient, membership: Membership, catchUp = CATCH_UP) {
    this.#directory = directory
    this.#membership = membership
    this.#catchUp = catchUp
  }

  /**
   * The caller that a credential stands for, once this gateway knows the fleet as the directory knew it then. Throws
   * `UNAUTHENTICATED`, or `UNAVAILABLE` if the directory does not answer or the membership does not catch up. `watching`: it is looked at for a
   * stream that goes on, by which a session is not used.
   */
  async authenticate(credential: Credential | null, clock: RequestClock, watching = false): Promise<Caller> {
    if (!credential) throw unauthenticated()
    const { kind, token } = credential
    // Requests of one caller that come at once share the question; nobody hangs up on it for all.
    const json = { [kind]: token, ...(watching && kind === 'session' ? { watching } : {}) }
    const asked = this.#asked.ask(JSON.stringify(json), () => this.#ask(json, clock.requestId))
    const { caller, revision } = await unlessAborted(asked, clock.signal)
    if (this.#membership.revision < revision) await this.#caughtUp(revision, clock.signal)
    return caller
  }

  async #caughtUp(revision: number, signal: AbortSignal): Promise<void> {
    try {
      await this.#membership.waitFor(revision, AbortSignal.any([signal, AbortSignal.timeout(this.#catchUp)]))
    } catch (error) {
      if (signal.aborted) throw error
      throw new SpaceportError('UNAVAILABLE', 'The gateway has not heard from the directory. Try again.', {
        retry: true,
      })
    }
  }

  async #ask(json: object, requestId: string): Promise<Authenticated> {
    const signal = AbortSignal.timeout(LONGEST_QUESTION)
    const call = {
      method: 'POST',
      path: '/internal/authenticate',
      json,
      signal,
      remaining: LONGEST_QUESTION,
      requestId,
    } as const
    try {
      const answer = await this.#directory.call(call)
      if (answer.status === 401) throw unauthenticated()
      if (answer.status !== 200) throw new Error(`the directory answered with status ${answer.status}`)
      return answerSchema.parse(answer.json)
    } catch (error) {
      if (error instanceof SpaceportError) throw error
      throw directoryAway(error)
    }
  }
}

/** A promise's outcome, unless the signal aborts first. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** The error for a directory that gave no usable answer. */
export function directoryAway(error: unknown): SpaceportError {
  log('warn', 'the directory did not answer', { reason: error instanceof Error ? error.message : String(error) })
  return new SpaceportError('UNAVAILABLE', 'The directory did not answer. Try again.', { retry: true })
}

function unauthenticated(): SpaceportError {
  return new SpaceportError('UNAUTHENTICATED', 'Sign in, or send an API key: Authorization: Bearer spk_...')
}
