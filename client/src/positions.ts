/** How far the changes of one Space were told. */
export type FeedPosition = { space: string; position: number }

/** How far a stream has got in each Space, folded from its batches. */
export class Positions {
  readonly #bySpace: Map<string, number>

  constructor(after: readonly FeedPosition[]) {
    this.#bySpace = new Map(after.map(({ space, position }) => [space, position]))
  }

  /** Takes in a batch, under whatever name it was asked for. */
  take(data: unknown): void {
    for (const batch of Object.values(Object(data) as Record<string, unknown>)) {
      const { positions } = Object(batch) as { positions?: unknown }
      for (const one of Array.isArray(positions) ? positions : []) {
        const { space, position } = Object(one) as Partial<FeedPosition>
        if (typeof space === 'string' && typeof position === 'number') this.#bySpace.set(space, position)
      }
    }
  }

  list(): FeedPosition[] {
    return [...this.#bySpace].map(([space, position]) => ({ space, position }))
  }
}
