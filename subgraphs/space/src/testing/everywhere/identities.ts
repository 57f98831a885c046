import { fingerprintOf, generateSpaceKeys, writeIdentity, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import { signRotation } from '@spaceport/kit/bundle/rotation'

/** The keys of other Spaces, in the order in which they were handed over. */
const handed: SpaceKeys[] = []

/** What one more Space hands over. */
export function oneMoreIdentity(): string {
  const keys = generateSpaceKeys('Elsewhere')
  handed.push(keys)
  return writeIdentity(keys.identity)
}

/** The fingerprint of the identity that was handed over as the n-th, from 0. */
export function handedFingerprint(n: number): string {
  return fingerprintOf(handedKeys(n).identity)
}

/** How the keys of the n-th Space vouch for the next ones. */
export function handedRotation(n: number): string {
  const keys = handedKeys(n)
  return signRotation(keys, generateSpaceKeys('Elsewhere', keys.identity).identity)
}

/** The keys of the Space that handed its identity over as the n-th, from 0. */
export function handedKeys(n: number): SpaceKeys {
  const keys = handed[n]
  if (!keys) throw new Error(`there is no identity ${n}`)
  return keys
}
