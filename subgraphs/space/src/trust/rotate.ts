import { readIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { verifyRotation } from '@spaceport/kit/bundle/rotation'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { withPath } from '../write/references.js'
import { changeTrust, type TrustChange } from './change.js'
import { pinned, requireName } from './pinned.js'
import { notingRefusals } from './refused.js'

/** Which trust, and how the keys that it pins vouch for the next, those for the ones after them, and so on. */
export type RotateTrust = TrustChange & { rotations: string[] }

/** The most generations that one call goes on. */
const MOST = 100

/**
 * Pins the newer keys of a Space in the place of those that vouch for them; whether the trust is in force stays as it was. Throws `SIGNER_UNKNOWN`,
 * `BUNDLE_TAMPERED` or `BUNDLE_MALFORMED`, which the audit notes, for what does not lead on from the keys that are pinned, and `INVALID_STATE` for a
 * trust that was revoked.
 */
export function rotateTrust(context: SpaceContext, input: RotateTrust): Promise<{ local: number }> {
  const work = () =>
    changeTrust(context, 'rotateTrust', input, ({ state, identity }) => {
      if (state === 'REVOKED') throw refuse('INVALID_STATE', 'It was revoked.', 'input', 'id')
      return { data: pinned(followed(readIdentity(identity), input.rotations)) }
    })
  return notingRefusals(context, 'rotateTrust', input.id, work)
}

/** The identity to which rotations lead, each from where the one before it led to. */
function followed(from: Identity, rotations: readonly string[]): Identity {
  if (rotations.length === 0 || rotations.length > MOST) {
    throw refuse('BAD_INPUT', `It takes from 1 to ${MOST} rotations.`, 'input', 'rotations')
  }
  return rotations.reduce((identity, rotation, i) => {
    const path = ['input', 'rotations', String(i)]
    const next = withPath(() => verifyRotation(rotation, identity), path)
    requireName(next, ...path)
    return next
  }, from)
}
