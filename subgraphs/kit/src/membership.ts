import { z } from 'zod'
import type { Caller } from './caller.js'
import { spaceNumber } from './ids.js'

/**
 * The header by which an asker says up to which revision it knows the membership: the answer is to be made with no older one.
 * Else a Space that was made, or closed to the caller, a moment ago could be missing or still be there.
 */
export const MEMBERSHIP_HEADER = 'spaceport-membership'

const instanceSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  publicKey: z.string(),
  /** The key that it is about to change to; see `rotateInstanceKey`. */
  nextPublicKey: z.string().nullish(),
})
const spaceSchema = z.object({ id: z.string(), name: z.string(), instance: z.string(), state: z.string() })
const entrySchema = z.object({ group: z.string(), space: z.string() })

/** A line of the directory's membership stream: first a snapshot, then changes in order, and a beat every half second. */
export const membershipLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    revision: z.number().int(),
    instances: z.array(instanceSchema),
    spaces: z.array(spaceSchema),
    entry: z.array(entrySchema),
  }),
  z.object({
    type: z.literal('change'),
    revision: z.number().int(),
    instances: z.array(instanceSchema).optional(),
    removedInstances: z.array(z.string()).optional(),
    spaces: z.array(spaceSchema).optional(),
    removedSpaces: z.array(z.string()).optional(),
    entry: z.array(entrySchema).optional(),
    removedEntry: z.array(entrySchema).optional(),
  }),
  z.object({ type: z.literal('beat'), revision: z.number().int() }),
])

export type MembershipLine = z.infer<typeof membershipLineSchema>
export type InstanceMember = z.infer<typeof instanceSchema>
export type SpaceMember = z.infer<typeof spaceSchema>
export type EntryMember = z.infer<typeof entrySchema>

/** Answers kept per set of groups, so that a caller of thousands of Spaces costs no look-up per request. */
const KEPT_ANSWERS = 1_000

/** The fleet as the directory last told it: which Instances and Spaces there are, and which groups may enter which Spaces. */
export class Membership {
  readonly instances = new Map<string, InstanceMember>()
  readonly spaces = new Map<string, SpaceMember>()
  /** By group: the ids of its Spaces, by number. */
  readonly #entry = new Map<string, Map<number, string>>()
  readonly #answers = new Map<string, readonly SpaceMember[]>()
  readonly #waiting = new Set<() => void>()
  #revision = -1

  /** The last change taken in; -1 before the first snapshot. */
  get revision(): number {
    return this.#revision
  }

  /** Takes in one line of the stream. */
  apply(line: MembershipLine): void {
    if (line.type === 'snapshot') {
      this.instances.clear()
      this.spaces.clear()
      this.#entry.clear()
    }
    if (line.type !== 'beat') {
      this.#answers.clear()
      for (const instance of line.instances ?? []) this.instances.set(instance.id, instance)
      for (const space of line.spaces ?? []) this.spaces.set(space.id, space)
      for (const { group, space } of line.entry ?? []) this.#entered(group).set(spaceNumber(space) ?? 0, space)
    }
    if (line.type === 'change') {
      for (const id of line.removedInstances ?? []) this.instances.delete(id)
      for (const id of line.removedSpaces ?? []) this.spaces.delete(id)
      for (const { group, space } of line.removedEntry ?? []) this.#entry.get(group)?.delete(spaceNumber(space) ?? 0)
    }
    this.#revision = line.revision
    for (const wake of this.#waiting) wake()
  }

  /** The Spaces that a caller may enter, by number: those of its groups, less what its API key leaves out. */
  spacesFor(caller: Caller): readonly SpaceMember[] {
    const key = JSON.stringify([caller.groups, caller.cap?.spaces ?? null])
    const known = this.#answers.get(key)
    if (known) return known
    const cap = caller.cap?.spaces ? new Set(caller.cap.spaces) : null
    // By number, sorted as numbers: a fleet has more people than answers are kept, so this is what most requests wait for.
    const found = new Map<number, SpaceMember>()
    for (const group of caller.groups) {
      for (const [number, id] of this.#entry.get(group) ?? []) {
        if (found.has(number) || (cap && !cap.has(id))) continue
        const space = this.spaces.get(id)
        if (space) found.set(number, space)
      }
    }
    const numbers = new Uint32Array(found.size)
    let at = 0
    for (const number of found.keys()) numbers[at++] = number
    const spaces: SpaceMember[] = []
    for (const number of numbers.sort()) {
      const space = found.get(number)
      if (space) spaces.push(space)
    }
    if (this.#answers.size >= KEPT_ANSWERS) this.#answers.clear()
    this.#answers.set(key, spaces)
    return spaces
  }

  /** Whether a caller may enter a Space. */
  mayEnter(caller: Caller, space: string): boolean {
    const cap = caller.cap?.spaces
    if (cap && !cap.includes(space)) return false
    return (
      this.spaces.has(space) &&
      caller.groups.some((group) => this.#entry.get(group)?.get(spaceNumber(space) ?? 0) === space)
    )
  }

  /** The Instance on which a Space lives; undefined if either is unknown. */
  instanceOf(space: string): InstanceMember | undefined {
    const member = this.spaces.get(space)
    return member && this.instances.get(member.instance)
  }

  /** Resolves once the change `revision` is taken in. Rejects with the signal's reason when it aborts. */
  async waitFor(revision: number, signal: AbortSignal): Promise<void> {
    while (this.#revision < revision) {
      signal.throwIfAborted()
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        this.#waiting.add(wake)
        signal.addEventListener('abort', wake)
      })
    }
  }

  #entered(group: string): Map<number, string> {
    let spaces = this.#entry.get(group)
    if (!spaces) this.#entry.set(group, (spaces = new Map()))
    return spaces
  }
}
