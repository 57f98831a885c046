/** A map of bounded size that forgets what was used least recently. */
export class Lru<Value> {
  readonly #entries = new Map<string, Value>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** The value kept for `key`, made when there is none. */
  get(key: string, make: () => Value): Value {
    const kept = this.#entries.get(key)
    const value = kept ?? make()
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size > this.#most) this.#entries.delete(this.#entries.keys().next().value as string)
    return value
  }

  get size(): number {
    return this.#entries.size
  }
}
