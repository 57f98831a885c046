import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import type { Kind } from '../../entity/kinds.js'
import type { Given } from './cases.js'
import { nameOf, NOWHERE, WORLD } from './world.js'

/** One way to ask for a change, which says by its answer that it was let through, and changes nothing that another case looks at. */
export type MutationCase = {
  input(space: number, which: number): object
  /** What it names; all of it must exist for the caller. */
  names?(which: number): [kind: Kind, local: number][]
  /** Where the permission must reach; left out: the place of the first thing that it names. */
  at?(which: number): Ids
  /** A permission that does for some in place of the one that it declares: whoever has it learns whether what it names exists. */
  orFor?: string
  /** Permissions of which any will do, wherever it holds: rows that none of them reaches are left out. */
  anyOf?: readonly string[]
  /** What it takes besides the permission that it declares. */
  besides?(given: Given): boolean
  /** What the answer says when all that was asked about rights is past: an error code, or nothing. */
  passed: string | null
}

/** The id of a thing of the matrix. */
export const id = (space: number, kind: Kind, local: number) => `Spaces-${space}/${kind}-${local}`
/** Where a thing of the matrix stands. */
export const place = (kind: Kind, local: number) => WORLD.get(kind)?.get(local) ?? NOWHERE
/** A change of what is there, refused for its version when all that was asked about rights is past. */
export const changed = (kind: Kind, more: object = {}, local?: number): MutationCase => ({
  input: (space, which) => ({ id: id(space, kind, local ?? which), expectedVersion: 999, ...more }),
  names: (which) => [[kind, local ?? which]],
  passed: 'VERSION_CONFLICT',
})
/** Something new that stands nowhere yet: in the limits of no role, so that only one without such limits makes it. */
export const created = (kind: Kind, local: number, at: Ids, more: object = {}): MutationCase => ({
  input: (space) => ({ space: `Spaces-${space}`, name: nameOf(space, kind, local), ...more }),
  at: () => at,
  passed: 'CONFLICT',
})
