/** Lets work that concerns the same thing run one after another, in the order of asking. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  /** Runs `work` when all that was asked for before under the same key has ended, well or not. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(key) ?? Promise.resolve()).then(work)
    const ended = mine.then(
      () => {},
      () => {},
    )
    this.#last.set(key, ended)
    try {
      return await mine
    } finally {
      if (this.#last.get(key) === ended) this.#last.delete(key)
    }
  }
}
