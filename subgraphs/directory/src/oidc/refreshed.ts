/** How long something of another party is kept, in milliseconds. */
export type Keeping = {
  /** Used without asking again. */
  fresh: number
  /** Used when asking again fails. */
  usable: number
  /** Between two attempts to ask, whatever came of the first. */
  cooldown: number
}

/**
 * Something that another party publishes, kept for a while. However many ask for it, and whatever they ask with, it is fetched once
 * at a time and never twice within the cooldown; while its source is down, what was fetched last is used on.
 */
export class Refreshed<T> {
  readonly #load: () => Promise<T>
  readonly #now: () => Date
  readonly #keeping: Keeping
  #kept: { value: T; at: number } | null = null
  #attempted = Number.NEGATIVE_INFINITY
  #failure: unknown = null
  #loading: Promise<void> | null = null

  constructor(load: () => Promise<T>, now: () => Date, keeping: Keeping) {
    this.#load = load
    this.#now = now
    this.#keeping = keeping
  }

  /** What is kept, fetched again if it is no longer fresh. Throws what the last attempt threw if nothing usable is there. */
  async get(): Promise<T> {
    if (this.#age() >= this.#keeping.fresh) await this.#attempt()
    if (this.#kept && this.#age() < this.#keeping.usable) return this.#kept.value
    throw this.#failure ?? new Error('nothing was fetched')
  }

  /** As `get`, after one more attempt to fetch it if the cooldown allows: for whoever missed something in it. */
  async renewed(): Promise<T> {
    await this.#attempt()
    return this.get()
  }

  /** A clock that was set back makes nothing younger. */
  #age(): number {
    return this.#kept ? Math.abs(this.#now().getTime() - this.#kept.at) : Number.POSITIVE_INFINITY
  }

  async #attempt(): Promise<void> {
    if (this.#loading) return this.#loading
    if (Math.abs(this.#now().getTime() - this.#attempted) < this.#keeping.cooldown) return
    this.#attempted = this.#now().getTime()
    this.#loading = this.#load().then(
      (value) => {
        this.#kept = { value, at: this.#now().getTime() }
        this.#failure = null
      },
      (error: unknown) => {
        this.#failure = error
      },
    )
    await this.#loading
    this.#loading = null
  }
}
