import type { MissingSpace } from '../fleet/context.js'

/** The header that says how many Spaces were asked and how many of them answered. */
export const COMPLETENESS_HEADER = 'spaceport-completeness'

/** Gathers over one request which Spaces were asked and which did not answer. */
export class CompletenessRecord {
  readonly #asked = new Set<string>()
  readonly #missing = new Set<string>()

  asked(spaces: Iterable<string>): void {
    for (const space of spaces) this.#asked.add(space)
  }

  missed({ space }: MissingSpace): void {
    this.#asked.add(space)
    this.#missing.add(space)
  }

  /** The header's value; null if the request was not about Spaces. */
  header(): string | null {
    if (this.#asked.size === 0) return null
    return `asked=${this.#asked.size}, answered=${this.#asked.size - this.#missing.size}`
  }
}
