import { SpaceportError } from '@spaceport/kit/errors'

/** How many files may be on their way through the gateway at once: in all, and of one caller. */
export type TransferLimits = { inAll: number; each: number }

/** Each holds a few MiB, so that this bounds what they hold together; and nobody's keep out everybody else's. */
export const TRANSFER_LIMITS: TransferLimits = { inAll: 32, each: 8 }

/** The files that are on their way. */
export class Transfers {
  readonly #limits: TransferLimits
  readonly #bySubject = new Map<string, number>()
  #inAll = 0

  constructor(limits: TransferLimits = TRANSFER_LIMITS) {
    this.#limits = limits
  }

  get inAll(): number {
    return this.#inAll
  }

  /** Lets one begin; throws `OVERLOADED` when there are too many. What it gives is to be called at the end, and may be more than once. */
  enter(subject: string): () => void {
    const own = this.#bySubject.get(subject) ?? 0
    if (this.#inAll >= this.#limits.inAll || own >= this.#limits.each) {
      throw new SpaceportError('OVERLOADED', 'Too many files are on their way at once. Try again.')
    }
    this.#inAll++
    this.#bySubject.set(subject, own + 1)
    let left = false
    return () => {
      if (left) return
      left = true
      this.#inAll--
      const others = (this.#bySubject.get(subject) ?? 1) - 1
      if (others === 0) this.#bySubject.delete(subject)
      else this.#bySubject.set(subject, others)
    }
  }
}
