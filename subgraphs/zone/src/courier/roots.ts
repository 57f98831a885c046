import { possessionSchema, verifyPossession, type Challenge, type Possession } from '@spaceport/kit/bundle/possession'
import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Zones } from '../context.js'
import type { InstanceLine } from './line.js'

/** Milliseconds until those are asked again who did not know a root: a bundle for another fleet waits for weeks. */
const PATIENCE = 30_000

const identitiesSchema = z.object({
  spaces: z.array(z.object({ space: z.string(), proof: possessionSchema.nullish() })),
})

/**
 * Which Space of the fleet has the keys of a root. A root lasts as long as its Space, so it is asked for once. What an Instance says of roots is not
 * believed, since what is carried to a Space is not all sealed: each Space proves that it holds the keys.
 */
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
        for (const [space, root] of await provenRoots(line)) {
          if (this.#membership.spaces.get(space)?.instance === instance) this.#note(root, space)
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

/** The roots of the Spaces of an Instance that have proven just now that they hold the keys, by the Spaces' ids. */
export async function provenRoots(line: InstanceLine): Promise<Map<string, string>> {
  const nonce = randomBytes(32).toString('hex')
  const { spaces } = await line.ask('/internal/identities', { nonce }, identitiesSchema)
  const roots = new Map<string, string>()
  for (const { space, proof } of spaces) {
    const root = proof ? provenRoot(proof, { nonce, space }) : null
    if (root !== null) roots.set(space, root)
  }
  return roots
}

function provenRoot(proof: Possession, challenge: Challenge): string | null {
  try {
    return verifyPossession(proof, challenge).root
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    log('error', 'a Space claims keys that it does not hold', { space: challenge.space, code: error.code })
    return null
  }
}
