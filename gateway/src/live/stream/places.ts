import type { SpaceFeed } from '../feed/space-feed.js'

/** What one Space's part in a stream has come to: how far it was told, and from where on it is not told yet. */
type Part = { position: number; restarts: number }

/** Remembers for one stream how far each Space was told. */
export class Places {
  readonly #parts = new Map<string, Part>()
  readonly #after: Map<string, number>

  /** `after`: where the caller had got to. */
  constructor(after: ReadonlyMap<string, number>) {
    this.#after = new Map(after)
  }

  /** How far a Space was told; undefined: it is not told yet. */
  of(space: string): number | undefined {
    return this.#parts.get(space)?.position
  }

  /** Where the caller had got to in a Space that was not told in this stream. */
  wished(space: string): number | undefined {
    return this.#after.get(space)
  }

  /** Begins to tell a Space, after a position. */
  begin(space: string, position: number, { restarts }: SpaceFeed): void {
    this.#parts.set(space, { position, restarts })
    this.#after.delete(space)
  }

  moved(space: string, position: number): void {
    const part = this.#parts.get(space)
    if (part) part.position = position
  }

  /** Whether the Space's events ended earlier than they were told: then what was told is of another past. */
  isOfAnotherPast(space: string, { restarts }: SpaceFeed): boolean {
    const part = this.#parts.get(space)
    return part !== undefined && part.restarts !== restarts
  }

  /** Ends telling a Space. Whether it was told. */
  end(space: string): boolean {
    return this.#parts.delete(space)
  }
}
