/** Wakes whoever waits for news. */
export class Wake {
  readonly #waiting = new Set<() => void>()
  #count = 0

  /** How often it has been called; what comes after a known count cannot be missed. */
  get count(): number {
    return this.#count
  }

  /** There is news. */
  call(): void {
    this.#count++
    for (const wake of this.#waiting) wake()
  }

  /** Resolves at the first call after `seen`, after so many milliseconds, or when the signal aborts. */
  wait(seen: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#count !== seen || signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      this.#waiting.add(done)
      signal.addEventListener('abort', done, { once: true })
    })
  }
}
