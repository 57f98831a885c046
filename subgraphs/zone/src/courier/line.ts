import type { Call, ComponentClient } from '@spaceport/kit/client'
import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError } from '@spaceport/kit/errors'
import type { z } from 'zod'

/** Milliseconds that a question may take, and that a piece of a file or an import may take. */
const SHORT = 10_000
const LONG = 60_000

/**
 * The courier's way to one Instance, on the zone's own behalf. What the Instance refuses is thrown by its code; that it does not
 * answer, or not what was asked, is `INSTANCE_UNAVAILABLE`; that the courier stops, the signal's reason.
 */
export class InstanceLine {
  readonly #client: ComponentClient
  readonly #signal: AbortSignal

  constructor(client: ComponentClient, signal: AbortSignal) {
    this.#client = client
    this.#signal = signal
  }

  /** Asks something that takes a moment. */
  ask<T>(path: string, json: object, answer: z.ZodType<T>): Promise<T> {
    return this.#call(SHORT, async (limits) =>
      answer.parse(await this.#client.ask({ method: 'POST', path, json, ...limits })),
    )
  }

  /** Asks for something that takes its time. */
  order<T>(path: string, json: object, answer: z.ZodType<T>): Promise<T> {
    return this.#call(LONG, async (limits) =>
      answer.parse(await this.#client.ask({ method: 'POST', path, json, ...limits })),
    )
  }

  /** Gets just so many bytes. */
  read(path: string, json: object, length: number): Promise<Buffer> {
    return this.#call(LONG, async (limits) => {
      const bytes = await this.#client
        .bytes({ method: 'POST', path, json, ...limits }, length)
        .catch((error: unknown) => {
          throw error instanceof SpaceportError && error.code === 'TOO_LARGE'
            ? new Error('the answer is too long')
            : error
        })
      if (bytes.length !== length) throw new Error('the answer was cut')
      return bytes
    })
  }

  /** Sends bytes. */
  send<T>(path: string, bytes: Uint8Array, answer: z.ZodType<T>): Promise<T> {
    return this.#call(LONG, async (limits) =>
      answer.parse(await this.#client.ask({ method: 'POST', path, bytes, ...limits })),
    )
  }

  async #call<T>(milliseconds: number, work: (limits: Pick<Call, 'signal' | 'remaining'>) => Promise<T>): Promise<T> {
    const deadline = startDeadline(milliseconds, this.#signal)
    try {
      return await work({ signal: deadline.signal, remaining: milliseconds })
    } catch (error) {
      this.#signal.throwIfAborted()
      if (error instanceof SpaceportError && !deadline.signal.aborted) throw error
      const { name } = this.#client.peer
      throw new SpaceportError('INSTANCE_UNAVAILABLE', `${name} did not answer, or not as it should.`, {
        instance: name,
      })
    } finally {
      deadline.end()
    }
  }
}
