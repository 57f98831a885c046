import { randomBytes } from 'node:crypto'

/** A stretch of time under one nonce, and the ids that were used with it. */
type Period = { nonce: string; used: Set<string>; begun: number }

/** How many ids a period holds at most, and how many milliseconds it lasts at most. */
const MOST = 65_536
const LONGEST = 60_000

/**
 * Admits every assertion once. The receiver names a nonce that changes as time passes and as ids are used; an assertion must hold the
 * present one or the one before, and the ids used with these two are remembered. So memory is bounded however many come, and nothing rests on the
 * clock of the day: neither a clock that jumps back nor a new process admits again what was used before.
 */
export class ReplayGuard {
  readonly #most: number
  readonly #longest: number
  readonly #monotonic: () => number
  #current: Period
  #previous: Period | null = null

  constructor({ most = MOST, longest = LONGEST, monotonic = () => performance.now() } = {}) {
    this.#most = most
    this.#longest = longest
    this.#monotonic = monotonic
    this.#current = this.#begin()
  }

  /** The nonce that new assertions are to hold. */
  get nonce(): string {
    this.#turn()
    return this.#current.nonce
  }

  /** How many ids are remembered. */
  get size(): number {
    return this.#current.used.size + (this.#previous?.used.size ?? 0)
  }

  /** Whether an assertion with these nonces and this id is admitted; from now on it is not. */
  admit(nonces: readonly string[], id: string): boolean {
    this.#turn()
    const [current, previous] = [this.#current, this.#previous]
    // In the later of its periods, for so long is it of use.
    const period = nonces.includes(current.nonce) ? current : previous
    if (!period || !nonces.includes(period.nonce) || period.used.size >= 2 * this.#most) return false
    if (current.used.has(id) || previous?.used.has(id)) return false
    period.used.add(id)
    return true
  }

  #turn(): void {
    const age = this.#monotonic() - this.#current.begun
    if (age < this.#longest && this.#current.used.size < this.#most) return
    this.#previous = age < 2 * this.#longest ? this.#current : null
    this.#current = this.#begin()
  }

  #begin(): Period {
    return { nonce: randomBytes(12).toString('base64url'), used: new Set(), begun: this.#monotonic() }
  }
}
