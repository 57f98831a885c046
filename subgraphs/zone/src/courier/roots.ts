import { log } from '@spaceport/kit/log'
import { z } from 'zod'
import type { Zones } from '../context.js'
import type { InstanceLine } from './line.js'

/** Milliseconds until those are asked again who did not know a root: a bundle for another fleet waits for weeks. */
const PATIENCE = 30_000

const identitiesSchema = z.object({
  spaces: z.array(z.object({ space: z.string(), identity: z.object({ root: z.string() }).nullable() })),
})

/** Which Space of the fleet has the keys of a root. A root lasts as long as its Space, so it is asked for once. */
export class Roots {
  readonly #membership: Zones['membership']
  readonly #patience: number
  readonly #spaces = new Map<string, string>()
  /** Claimed by more than one Space: nobody knows which is the true one, so none is. */
  readonly #disputed = new Set<string>()
  #asked = Number.NEGATIVE_INFINITY

  constructor(membership: Zones['membership'], patience = PATIENCE) {
    this.#membership = membership
    this.#patience = patience
  }

  /** The Space of a root; null: none of this fleet, as far as is known. */
  spaceOf(root: string): string | null {
    const space = this.#spaces.get(root)
    return space !== undefined && this.#membership.spaces.has(space) ? space : null
  }

  /** Asks the Instances, if one of the roots is not known and they were not asked just now. One that does not answer is asked the next time. */
  async learn(roots: Iterable<string>, lines: ReadonlyMap<string, InstanceLine>): Promise<void> {
    const unknown = [...roots].some((root) => this.spaceOf(root) === null)
    if (!unknown || performance.now() - this.#asked < this.#patience) return
    this.#asked = performance.now()
    await Promise.allSettled(
      [...lines].map(async ([instance, line]) => {
        const { spaces } = await line.ask('/internal/identities', {}, identitiesSchema)
        for (const { space, identity } of spaces) {
          if (identity && this.#membership.spaces.get(space)?.instance === instance) this.#note(identity.root, space)
        }
      }),
    )
  }

  #note(root: string, space: string): void {
    const known = this.#spaces.get(root)
    if (this.#disputed.has(root) || known === space) return
    if (known === undefined) this.#spaces.set(root, space)
    else {
      this.#disputed.add(root)
      this.#spaces.delete(root)
      log('error', 'two Spaces have the same keys: nothing is carried to either', { spaces: [known, space] })
    }
  }
}
