import { SpaceportError } from '../errors.js'
import { isSameParty, type Party } from './party.js'
import { CLOCK_SKEW } from './limits.js'

/** What a signed text is held against besides its signature. */
export type Expected = {
  /** As whom it may be addressed; null: whoever it is for. */
  destinations: readonly Party[] | null
  now: Date
}

/** Throws `SIGNER_UNKNOWN` if what was signed names another Space as its source than the one that signed it. */
export function checkSource(source: Party, signer: Party): void {
  if (isSameParty(source, signer)) return
  throw new SpaceportError(
    'SIGNER_UNKNOWN',
    'This was signed by another Space than the one that it names as its source.',
  )
}

/** Throws `WRONG_DESTINATION` if something is for none of those whom it is held against. */
export function checkDestination(destination: Party, { destinations }: Expected): void {
  if (destinations === null || destinations.some((one) => isSameParty(one, destination))) return
  throw new SpaceportError(
    'WRONG_DESTINATION',
    'This was made for another Space, or for keys that this Space does not have.',
  )
}

/** Throws `BUNDLE_NOT_YET_VALID` for what was made later than any clock can be wrong. */
export function checkMade(at: string, { now }: Expected): void {
  if (Date.parse(at) <= now.getTime() + CLOCK_SKEW) return
  throw new SpaceportError(
    'BUNDLE_NOT_YET_VALID',
    `This was made at ${at}, which is in the future: one of the two clocks is wrong.`,
  )
}

/** Throws `BUNDLE_EXPIRED` from the moment on at which something expires. */
export function checkExpiry(at: string, { now }: Expected): void {
  if (now.getTime() < Date.parse(at)) return
  throw new SpaceportError('BUNDLE_EXPIRED', `This expired at ${at}.`)
}
