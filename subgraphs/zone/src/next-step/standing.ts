import { textKey } from '@spaceport/kit/page/text-key'
import type { Told } from '../trace/ask.js'
import { bundlesOf, standingOf, type BundleStanding, type Carried } from '../trace/bundles.js'
import type { Journey, Place } from '../trace/journey.js'
import type { Standing } from './progress.js'

/** How a release stands in one Space, with the rows that say so. */
export type Stood = Standing & {
  /** The release's id there; null where it is not, or the Space does not tell it. */
  release: string | null
  /** The last bundle to it that counts. */
  last: Carried | null
}

/** Which step's Space it is: by root, and by id where it lies in this fleet. */
export type Whereabouts = { root: string; space: string | null }

/** How a release stands in a Space at a moment, as far as its journey tells. */
export function standing(journey: Journey, told: readonly Told[], { root, space }: Whereabouts, now: Date): Stood {
  const self = told.find((one) => (space === null ? one.root === root : one.space === space))
  const reached = new Set(
    journey.reached
      .filter(({ place }) => isThere(place, { root, space }))
      .map(({ environment }) => textKey(environment)),
  )
  const release = journey.releases.find((one) => one.space === self?.space)?.id ?? null
  const { last, accepted } = bundlesTo(journey, { root, space }, now)
  const teller = self ? (self.releases ? 'SELF' : 'SILENT') : 'RECEIPTS'
  const isMadeThere = journey.origin?.startsWith(`${root}/`) ?? false
  return {
    hasReached: (environment) => reached.has(textKey(environment)),
    hasReachedAny: reached.size > 0,
    isThere: release !== null || accepted || isMadeThere || reached.size > 0,
    teller,
    bundle: last ? WORDS[standingOf(last, now)] : 'NONE',
    release,
    last,
  }
}

const WORDS: Readonly<Record<BundleStanding, Standing['bundle']>> = {
  UNDER_WAY: 'UNDER_WAY',
  EXPIRED: 'EXPIRED',
  UNDECIDED: 'UNDECIDED',
  REJECTED: 'REJECTED',
  ACCEPTED: 'NONE',
  VOID: 'NONE',
}

/** Whether a place is a step's Space. One of this fleet is known by its id, so that no other passes for it by claiming its root. */
function isThere(place: Place | null, { root, space }: Whereabouts): boolean {
  if (!place) return false
  return space !== null && place.space !== null ? place.space === space : place.root === root
}

/** The last bundle to a Space that was not taken back or replaced, and whether any was accepted there. */
function bundlesTo(journey: Journey, where: Whereabouts, now: Date): { last: Carried | null; accepted: boolean } {
  const there = bundlesOf(journey).filter(({ made, imported, decided }) =>
    isThere(imported?.place ?? decided?.place ?? made?.peer ?? null, where),
  )
  const counting = there.filter((one) => standingOf(one, now) !== 'VOID')
  return {
    last: counting.at(-1) ?? null,
    accepted: counting.some((one) => standingOf(one, now) === 'ACCEPTED'),
  }
}
