/**
 * The ids of the assertions that were accepted and could still be sent again. Bounded by time: an id is
 * forgotten once its assertion would be refused as expired anyway.
 */
export class ReplayGuard {
  #current = new Set<string>()
  #previous = new Set<string>()
  #turn = 0
  readonly #windowSeconds: number

  /** `windowSeconds`: the longest time that an accepted assertion can stay valid. */
  constructor(windowSeconds: number) {
    this.#windowSeconds = windowSeconds
  }

  /** Whether `id` is new; from now on it is not. `now` in seconds. */
  admit(id: string, now: number): boolean {
    this.#rotate(now)
    if (this.#current.has(id) || this.#previous.has(id)) return false
    this.#current.add(id)
    return true
  }

  #rotate(now: number): void {
    const turn = Math.floor(now / this.#windowSeconds)
    if (turn <= this.#turn) return
    this.#previous = turn === this.#turn + 1 ? this.#current : new Set()
    this.#current = new Set()
    this.#turn = turn
  }
}
