/** A cache bounded by the summed weight of what it holds; the least recently used goes first. */
export class WeightedCache<Key, Value> {
  readonly #entries = new Map<Key, { value: Value; weight: number }>()
  readonly #budget: number
  #weight = 0

  /** `budget`: the most that all entries together may weigh. */
  constructor(budget: number) {
    this.#budget = budget
  }

  get size(): number {
    return this.#entries.size
  }

  get weight(): number {
    return this.#weight
  }

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  /** Keeps a value; one that alone weighs more than an eighth of the budget is not kept. */
  set(key: Key, value: Value, weight: number): void {
    this.delete(key)
    if (weight > this.#budget / 8) return
    this.#entries.set(key, { value, weight })
    this.#weight += weight
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#budget) break
      this.delete(oldest)
    }
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#weight -= entry.weight
  }
}
