import { SpaceportError } from '@spaceport/kit/errors'

/** How many streams there may be: of one caller, and of all together. */
export type StreamLimits = { caller: number; all: number }

export const STREAM_LIMITS: StreamLimits = { caller: 8, all: 1_000 }

/** Seconds after which a refused caller may try again. */
const RETRY_AFTER = 5

/** Lets a bounded number of streams be open: each costs little, but without end. */
export class StreamAdmission {
  readonly #limits: StreamLimits
  readonly #open = new Map<string, number>()
  #all = 0

  constructor(limits: StreamLimits) {
    this.#limits = limits
  }

  /** Lets a caller's stream in; throws `RATE_LIMITED` if they have too many, `OVERLOADED` if all together do. The answer lets it out again. */
  enter(subject: string): () => void {
    const own = this.#open.get(subject) ?? 0
    if (own >= this.#limits.caller) {
      const message = `${own} streams are open already. Close one, or try again in ${RETRY_AFTER} s.`
      throw new SpaceportError('RATE_LIMITED', message, { retryAfter: RETRY_AFTER })
    }
    if (this.#all >= this.#limits.all) throw new SpaceportError('OVERLOADED', 'Too many streams at once. Try again.')
    this.#open.set(subject, own + 1)
    this.#all++
    let left = false
    return () => {
      if (left) return
      left = true
      this.#all--
      const others = (this.#open.get(subject) ?? 1) - 1
      if (others > 0) this.#open.set(subject, others)
      else this.#open.delete(subject)
    }
  }
}
