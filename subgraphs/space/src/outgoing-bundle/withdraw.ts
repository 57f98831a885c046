import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { auditedBundle } from './audited.js'

/** Which bundle is to be taken back, and why. */
export type WithdrawBundle = {
  bundle: string
  reason: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Takes a bundle back of which nothing was heard yet: nobody carries it from here any more, and the next one is taken without it. A file that
 * somebody has already is still good there until it expires or the trust there is revoked. Throws `INVALID_STATE` for one that is not ready.
 */
export function withdrawBundle(context: SpaceContext, input: WithdrawBundle): Promise<{ local: number }> {
  const local = readSubject(context, 'OutgoingBundles', input.bundle, 'bundle')
  return change(context, {
    operation: 'withdrawBundle',
    permission: 'ReleasePromote',
    input,
    at: (tx) => holdSubject(tx, context, 'OutgoingBundles', local, 'input', 'bundle'),
    async run(tx) {
      const before = await tx.outgoingBundle.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'OutgoingBundles', before, input.expectedVersion)
      const reason = readText(input.reason, 'input', 'reason')
      if (reason === null) throw refuse('BAD_INPUT', 'The reason is blank.', 'input', 'reason')
      if (before.state !== 'READY') {
        throw refuse('INVALID_STATE', `It is ${before.state}: only one that is READY is withdrawn.`, 'input', 'bundle')
      }
      const data = { state: 'WITHDRAWN' as const, version: { increment: 1 } }
      const after = await tx.outgoingBundle.update({ where: { id: local }, data })
      const states = { before: auditedBundle(before), after: { ...auditedBundle(after), reason } }
      return { answer: { local }, changed: [changed(context, 'OutgoingBundles', states)] }
    },
  })
}
