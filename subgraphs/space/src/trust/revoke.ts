import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'

/** Which trust is to end, and why. */
export type RevokeTrust = {
  id: string
  reason: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Ends a trust at once and for ever: an import that has begun to have its effect comes to its end first, every later one is refused. Whoever is to be
 * trusted again is trusted anew. Throws `BAD_INPUT` without a reason, `INVALID_STATE` for a trust that was revoked.
 */
export function revokeTrust(context: SpaceContext, input: RevokeTrust): Promise<{ local: number }> {
  const local = readSubject(context, 'Trusts', input.id, 'id')
  return change(context, {
    operation: 'revokeTrust',
    permission: 'TrustAdminister',
    input,
    at: (tx) => holdSubject(tx, context, 'Trusts', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.trust.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Trusts', before, input.expectedVersion)
      if (before.state === 'REVOKED') throw refuse('INVALID_STATE', 'It was revoked already.', 'input', 'id')
      const revocationReason = readText(input.reason, 'input', 'reason')
      if (revocationReason === null) throw refuse('BAD_INPUT', 'To revoke takes a reason.', 'input', 'reason')
      const after = await tx.trust.update({
        where: { id: local },
        data: {
          ...{ state: 'REVOKED', revokedAt: new Date(), revokedBy: context.caller.subject, revocationReason },
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'Trusts', { before, after })] }
    },
  })
}
