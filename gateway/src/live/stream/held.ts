/** Milliseconds until a Space that failed is asked again: doubled from the first to the last. */
const FIRST = 250
const LAST = 5_000

/** The Spaces of which something is to be told but could not be read: asked again, less and less often. */
export class Held {
  readonly #held = new Map<string, { until: number; pause: number }>()

  /** A Space could not be read now. Whether it could before. */
  hold(space: string): boolean {
    const known = this.#held.get(space)
    const pause = known ? Math.min(LAST, known.pause * 2) : FIRST
    this.#held.set(space, { pause, until: performance.now() + pause })
    return known === undefined
  }

  release(space: string): void {
    this.#held.delete(space)
  }

  /** Of these, those that are to be read now. */
  due(spaces: Iterable<string>): string[] {
    const now = performance.now()
    return [...spaces].filter((space) => (this.#held.get(space)?.until ?? 0) <= now)
  }

  someDue(spaces: Iterable<string>): boolean {
    return this.due(spaces).length > 0
  }

  /** Milliseconds until the next of them is to be read; infinite if there is none. */
  next(): number {
    const untils = [...this.#held.values()].map(({ until }) => until)
    return Math.max(1, Math.min(...untils) - performance.now())
  }
}
