import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readText } from '../write/text.js'
import { changeTrust, type TrustChange } from './change.js'

/** Which trust is to end, and why. */
export type RevokeTrust = TrustChange & { reason: string }

/**
 * Ends a trust at once and for ever: an import that has begun to have its effect comes to its end first, every later one is refused. Whoever is to be
 * trusted again is trusted anew. Throws `BAD_INPUT` without a reason, `INVALID_STATE` for a trust that was revoked.
 */
export function revokeTrust(context: SpaceContext, input: RevokeTrust): Promise<{ local: number }> {
  return changeTrust(context, 'revokeTrust', input, ({ state }) => {
    if (state === 'REVOKED') throw refuse('INVALID_STATE', 'It was revoked already.', 'input', 'id')
    const revocationReason = readText(input.reason, 'input', 'reason')
    if (revocationReason === null) throw refuse('BAD_INPUT', 'To revoke takes a reason.', 'input', 'reason')
    return {
      data: { state: 'REVOKED', revokedAt: new Date(), revokedBy: context.caller.subject, revocationReason },
    }
  })
}
