import { SpaceportError } from '@spaceport/kit/errors'

/** Seconds after which a refused caller may try again. */
export const RETRY_AFTER = 1

/** Lets a bounded number of requests in at a time, so that those that are in keep their speed. */
export class Admission {
  readonly #most: number
  #inside = 0

  constructor(most: number) {
    this.#most = most
  }

  get inside(): number {
    return this.#inside
  }

  /** Lets one in; throws `OVERLOADED` when full. The answer lets it out again. */
  enter(): () => void {
    if (this.#inside >= this.#most) throw new SpaceportError('OVERLOADED', 'Too many requests at once. Try again.')
    this.#inside++
    let left = false
    return () => {
      if (!left) this.#inside--
      left = true
    }
  }
}
