/** Remembers since when each Space gives no answer, for `completeness.missing.since`. It holds failing Spaces only. */
export class MissingSince {
  readonly #since = new Map<string, number>()

  /** `now`: milliseconds since 1970. */
  constructor(private readonly now: () => number = Date.now) {}

  /** The Space gave no answer. Since when, as RFC 3339: the first time since its last answer. */
  failed(space: string): string {
    const since = this.#since.get(space) ?? this.now()
    this.#since.set(space, since)
    return new Date(since).toISOString()
  }

  answered(space: string): void {
    this.#since.delete(space)
  }
}
