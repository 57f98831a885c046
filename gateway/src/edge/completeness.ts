import type { MissingSpace } from '../fleet/context.js'

/** The header that says how many Spaces were asked and how many of them answered. */
export const COMPLETENESS_HEADER = 'spaceport-completeness'

/** Gathers over one request which Spaces did not answer. */
export class CompletenessRecord {
  readonly #missing = new Set<string>()
  readonly #spaces: number

  /** `spaces`: how many the caller may enter. */
  constructor(spaces: number) {
    this.#spaces = spaces
  }

  missed({ space }: MissingSpace): void {
    this.#missing.add(space)
  }

  /** The header's value. */
  toString(): string {
    return `asked=${this.#spaces}, answered=${Math.max(0, this.#spaces - this.#missing.size)}`
  }
}
