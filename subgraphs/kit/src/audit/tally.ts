/** What is due to be told: an item, and how many like it came since the last was told. */
export type Due<Item> = { item: Item; times: number }

type Counted<Item> = { until: number; untold: number; last: Item }

/**
 * Tells the first of a kind at once and counts those that follow within a window; they are told as one, with their number, when
 * something is counted after the window has passed. It remembers a bounded number of kinds; beyond it the oldest are told early.
 */
export class Tally<Item> {
  readonly #window: number
  readonly #most: number
  /** In the order in which their windows end. */
  readonly #counted = new Map<string, Counted<Item>>()

  constructor({ window, most }: { window: number; most: number }) {
    this.#window = window
    this.#most = most
  }

  /** Counts one; gives what is due by now, perhaps this one. `now`: milliseconds. */
  count(key: string, item: Item, now: number): Due<Item>[] {
    const due = this.#passed(now)
    const counted = this.#counted.get(key)
    if (counted) {
      counted.untold++
      counted.last = item
      return due
    }
    const again = due.findIndex((one) => one.key === key)
    const [earlier] = again < 0 ? [] : due.splice(again, 1)
    this.#counted.set(key, { until: now + this.#window, untold: 0, last: item })
    return [...due, { item, times: (earlier?.times ?? 0) + 1 }]
  }

  /** Forgets one kind, which could not be told: the next of it is told at once. */
  forget(key: string): void {
    this.#counted.delete(key)
  }

  /** Forgets the kinds whose window has passed, or that are too many; gives what of them is untold. */
  #passed(now: number): (Due<Item> & { key: string })[] {
    const due: (Due<Item> & { key: string })[] = []
    for (const [key, { until, untold, last }] of this.#counted) {
      // The clock may have been set back: then a window that ends too far ahead has passed as well.
      const passed = until <= now || until > now + this.#window
      if (!passed && this.#counted.size < this.#most) break
      this.#counted.delete(key)
      if (untold > 0) due.push({ key, item: last, times: untold })
    }
    return due
  }
}
