import { sameFingerprint } from '@spaceport/kit/bundle/identity'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { changeTrust, type TrustChange } from './change.js'
import { notingRefusals } from './refused.js'

/** Which trust, and the fingerprint that somebody got from the other Space's people by another way than its identity. */
export type ConfirmTrust = TrustChange & { fingerprint: string }

/**
 * Puts a trust in force, on the word of somebody who compared the fingerprint. Throws `FINGERPRINT_MISMATCH`, which the audit notes, when they
 * differ, and `INVALID_STATE` for a trust that is confirmed or revoked.
 */
export function confirmTrust(context: SpaceContext, input: ConfirmTrust): Promise<{ local: number }> {
  const work = () =>
    changeTrust(context, 'confirmTrust', input, (before) => {
      if (before.state !== 'PENDING') {
        const was = before.state === 'ACTIVE' ? 'confirmed already' : 'revoked'
        throw refuse('INVALID_STATE', `It was ${was}.`, 'input', 'id')
      }
      if (!sameFingerprint(before.fingerprint, input.fingerprint)) {
        const told = 'That is not the fingerprint of the identity that was handed over.'
        throw refuse('FINGERPRINT_MISMATCH', told, 'input', 'fingerprint')
      }
      return { data: { state: 'ACTIVE', confirmedAt: new Date(), confirmedBy: context.caller.subject } }
    })
  return notingRefusals(context, 'confirmTrust', input.id, work)
}
