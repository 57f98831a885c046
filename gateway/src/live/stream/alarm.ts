/** Wakes one who waits. */
export class Alarm {
  readonly #signal: AbortSignal
  #rung = false
  #wake: (() => void) | undefined

  /** Nobody waits any more once the signal aborts. */
  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  ring(): void {
    this.#rung = true
    this.#wake?.()
  }

  /** Resolves when it rings, or has since it was waited for last, or after so many milliseconds. Whether it rang. */
  async wait(milliseconds: number): Promise<boolean> {
    if (!this.#rung) await this.#pause(milliseconds, true)
    const rung = this.#rung
    this.#rung = false
    return rung
  }

  /** Resolves after so many milliseconds, however often it rings. */
  pause(milliseconds: number): Promise<void> {
    return this.#pause(milliseconds, false)
  }

  #pause(milliseconds: number, woken: boolean): Promise<void> {
    if (this.#signal.aborted || milliseconds <= 0) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#signal.removeEventListener('abort', done)
        this.#wake = undefined
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      this.#signal.addEventListener('abort', done)
      if (woken) this.#wake = done
    })
  }
}
