import type { Scope } from './batch.js'
import { Held } from './held.js'

/** Which Spaces a stream has to look at: so that a fleet of thousands costs nothing while little happens in it. */
export class Attention {
  readonly #touched = new Set<string>()
  readonly #due = new Set<string>()
  readonly #held = new Held()
  #looked: Scope | null = null

  /** There may be something new of a Space. */
  touch(space: string): void {
    this.#touched.add(space)
    this.#due.add(space)
  }

  /** Everything is to be looked at again. */
  touchAll(): void {
    this.#looked = null
  }

  /** The Spaces of a scope that are to be looked at now: those that were touched, or all of them. */
  take(scope: Scope): string[] {
    const all = this.#looked !== scope
    const taken = [...(all ? scope.keys() : this.#touched)].filter((space) => scope.has(space))
    this.#looked = scope
    this.#touched.clear()
    return taken
  }

  /** There are events of a Space to be read. */
  due(space: string): void {
    this.#due.add(space)
  }

  /** Some of the Spaces of which events are to be read now. */
  takeDue(most: number): string[] {
    const taken = this.#held.due(this.#due).slice(0, most)
    for (const space of taken) this.#due.delete(space)
    return taken
  }

  get hasDue(): boolean {
    return this.#held.due(this.#due).length > 0
  }

  /** Milliseconds until a Space that failed is to be looked at again. */
  get next(): number {
    return this.#held.next()
  }

  /** A Space could not be read: it is looked at again, a little later. Whether this is new. */
  hold(space: string): boolean {
    this.touch(space)
    return this.#held.hold(space)
  }

  release(space: string): void {
    this.#held.release(space)
  }

  forget(space: string): void {
    this.#held.release(space)
    this.#touched.delete(space)
    this.#due.delete(space)
  }
}
