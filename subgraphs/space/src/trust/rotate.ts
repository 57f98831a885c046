import { readIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { verifyRotation } from '@spaceport/kit/bundle/rotation'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject, withPath } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { pinned, requireName } from './pinned.js'
import { notingRefusals } from './refused.js'

/** Which trust, and how the keys that it pins vouch for the next, those for the ones after them, and so on. */
export type RotateTrust = {
  id: string
  rotations: string[]
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** The most generations that one call goes on. */
const MOST = 100

/**
 * Pins the newer keys of a Space in the place of those that vouch for them; whether the trust is in force stays as it was. Throws `SIGNER_UNKNOWN`,
 * `BUNDLE_TAMPERED` or `BUNDLE_MALFORMED`, which the audit notes, for what does not lead on from the keys that are pinned, and `INVALID_STATE` for a
 * trust that was revoked.
 */
export function rotateTrust(context: SpaceContext, input: RotateTrust): Promise<{ local: number }> {
  const local = readSubject(context, 'Trusts', input.id, 'id')
  const work = () =>
    change(context, {
      operation: 'rotateTrust',
      permission: 'TrustAdminister',
      input,
      at: (tx) => holdSubject(tx, context, 'Trusts', local, 'input', 'id'),
      async run(tx) {
        const before = await tx.trust.findUniqueOrThrow({ where: { id: local } })
        await requireVersion(tx, context, 'Trusts', before, input.expectedVersion)
        if (before.state === 'REVOKED') throw refuse('INVALID_STATE', 'It was revoked.', 'input', 'id')
        const newest = followed(readIdentity(before.identity), input.rotations)
        const after = await tx.trust.update({
          where: { id: local },
          data: { ...pinned(newest), version: { increment: 1 } },
        })
        return { answer: { local }, changed: [changed(context, 'Trusts', { before, after })] }
      },
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
