import { sameFingerprint } from '@spaceport/kit/bundle/identity'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { notingRefusals } from './refused.js'

/** Which trust, and the fingerprint that somebody got from the other Space's people by another way than its identity. */
export type ConfirmTrust = {
  id: string
  fingerprint: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Puts a trust in force, on the word of somebody who compared the fingerprint. Throws `FINGERPRINT_MISMATCH`, which the audit notes, when they
 * differ, and `INVALID_STATE` for a trust that is confirmed or revoked.
 */
export function confirmTrust(context: SpaceContext, input: ConfirmTrust): Promise<{ local: number }> {
  const local = readSubject(context, 'Trusts', input.id, 'id')
  const work = () =>
    change(context, {
      operation: 'confirmTrust',
      permission: 'TrustAdminister',
      input,
      at: (tx) => holdSubject(tx, context, 'Trusts', local, 'input', 'id'),
      async run(tx) {
        const before = await tx.trust.findUniqueOrThrow({ where: { id: local } })
        await requireVersion(tx, context, 'Trusts', before, input.expectedVersion)
        if (before.state !== 'PENDING') {
          const was = before.state === 'ACTIVE' ? 'confirmed already' : 'revoked'
          throw refuse('INVALID_STATE', `It was ${was}.`, 'input', 'id')
        }
        if (!sameFingerprint(before.fingerprint, input.fingerprint)) {
          const told = 'That is not the fingerprint of the identity that was handed over.'
          throw refuse('FINGERPRINT_MISMATCH', told, 'input', 'fingerprint')
        }
        const after = await tx.trust.update({
          where: { id: local },
          data: {
            ...{ state: 'ACTIVE', confirmedAt: new Date(), confirmedBy: context.caller.subject },
            version: { increment: 1 },
          },
        })
        return { answer: { local }, changed: [changed(context, 'Trusts', { before, after })] }
      },
    })
  return notingRefusals(context, 'confirmTrust', input.id, work)
}
