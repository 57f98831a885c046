import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import { localIds } from '../graph/ids.js'
import { isWhole } from './whole-caller.js'

/** The number of the caller, who changes what is their own. Throws `FORBIDDEN` to keys and tokens that leave only some of their owner's rights. */
export function expectWhole(caller: Caller): number {
  const [self] = isWhole(caller) ? localIds('Users', [caller.subject]) : []
  if (self === undefined) {
    throw new SpaceportError('FORBIDDEN', "This takes a sign-in, or a key that leaves all of its owner's rights.")
  }
  return self
}
