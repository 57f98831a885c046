import type { QueryPlanner } from '@apollo/query-planner'
import { SpaceportError } from '@spaceport/kit/errors'

/** Milliseconds that one planning may take. It runs on the event loop: nobody is answered meanwhile. */
const LONGEST = 1_500

/** The settings that Apollo's planner (2.14.4) reads while it works, some for every path and the last for every fetch. */
const READ_ON_THE_WAY = ['debug', 'generateQueryFragments', 'exposeDocumentNodeInFetchNode']

/**
 * A deadline for a planner that knows none: it reads its settings all along the way, and reading them after the deadline throws. What was
 * begun is forgotten; a planning keeps nothing but on its own stack.
 */
export class PlanningDeadline {
  readonly #now: () => number
  #ends = Number.POSITIVE_INFINITY

  constructor(planner: QueryPlanner, now: () => number = () => performance.now()) {
    this.#now = now
    const config: unknown = Reflect.get(planner, 'config')
    if (typeof config !== 'object' || config === null) throw new Error('the planner keeps its settings elsewhere')
    for (const name of READ_ON_THE_WAY) this.#watch(config, name)
  }

  /** Runs a planning that has so many milliseconds. Throws `BAD_INPUT` when they are over. */
  within<T>(milliseconds: number, planning: () => T): T {
    this.#ends = this.#now() + Math.min(LONGEST, milliseconds)
    try {
      this.#look()
      return planning()
    } finally {
      this.#ends = Number.POSITIVE_INFINITY
    }
  }

  #watch(config: object, name: string): void {
    if (!(name in config)) throw new Error(`the planner has no setting ${name}`)
    const value: unknown = Reflect.get(config, name)
    const get = () => {
      this.#look()
      return value
    }
    Object.defineProperty(config, name, { get })
  }

  #look(): void {
    if (this.#now() >= this.#ends)
      throw new SpaceportError('BAD_INPUT', 'The operation is too complex to plan in time.')
  }
}
