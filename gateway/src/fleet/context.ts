import type { Caller } from '@spaceport/kit/caller'
import type { Membership } from '@spaceport/kit/membership'

/** An Instance as the directory's membership knows it. */
export type FleetInstance = {
  /** `Instances-3` */
  id: string
  url: string
  publicKey: string
  /** The key that it is about to change to. */
  nextPublicKey?: string | null | undefined
}

/** A Space that did not answer, as `completeness` shows it. */
export type MissingSpace = { space: string; reason: string; /** RFC 3339. */ since: string }

/**
 * What the edge hands to `@apollo/gateway` as the context of one request, and what the fleet reads of it. It is one view of
 * the membership, taken when the request began: a revision that arrives later concerns later requests.
 */
export type FleetContext = {
  caller: Caller
  requestId: string
  /** Aborts when the caller hangs up, or with `DEADLINE_EXCEEDED` when the request's time is over. */
  signal: AbortSignal
  /** Milliseconds that the request may still take. */
  remaining(): number
  /** The membership's revision when the request began: whoever follows the membership too answers with no older one. */
  revision: number
  /** The Spaces that the caller may enter, and nothing else, each with the Instance that it lives on. */
  spaces: ReadonlyMap<string, FleetInstance>
  /** The Zone of each placed Instance: `Instances-3` -> `Zones-1`. */
  zones: ReadonlyMap<string, string>
  /** Told of every Space that is asked, and of every one that did not answer; the edge writes the `spaceport-completeness` header. */
  completeness: { asked(spaces: Iterable<string>): void; missed(missing: MissingSpace): void }
}

const enterable = new WeakMap<object, ReadonlyMap<string, FleetInstance>>()

/** The `spaces` of a caller's context. The membership answers with the same array until something changes, so it costs once. */
export function enterableSpaces(membership: Membership, caller: Caller): ReadonlyMap<string, FleetInstance> {
  const members = membership.spacesFor(caller)
  let spaces = enterable.get(members)
  if (!spaces) {
    const homes = new Map<string, FleetInstance>()
    for (const { id, instance } of members) {
      const home = membership.instances.get(instance)
      if (home) homes.set(id, home)
    }
    enterable.set(members, (spaces = homes))
  }
  return spaces
}
