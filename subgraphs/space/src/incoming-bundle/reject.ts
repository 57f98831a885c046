import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { holdBundle, requireUndecided } from './hold.js'
import { changedBundle, shortBundle } from './row.js'

/** Which bundle is not wanted, and why. */
export type RejectBundle = {
  bundle: string
  reason: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Decides against a bundle for good; its source hears why. Throws `BAD_INPUT` without a reason, `INVALID_STATE` for one that was decided on. */
export function rejectBundle(context: SpaceContext, input: RejectBundle): Promise<{ local: number }> {
  const local = readSubject(context, 'IncomingBundles', input.bundle, 'bundle')
  return change(context, {
    operation: 'rejectBundle',
    permission: 'BundleAccept',
    input,
    at: (tx) => holdBundle(tx, context, local),
    async run(tx) {
      const before = await shortBundle(tx, local)
      await requireVersion(tx, context, 'IncomingBundles', before, input.expectedVersion)
      requireUndecided(before)
      const reason = readText(input.reason, 'input', 'reason')
      if (reason === null) throw refuse('BAD_INPUT', 'To reject takes a reason.', 'input', 'reason')
      await tx.incomingBundle.update({
        where: { id: local },
        data: {
          ...{ state: 'REJECTED', reason, decidedAt: new Date(), decidedBy: context.caller.subject },
          ...{ isReceiptDue: true, version: { increment: 1 } },
        },
      })
      const after = await shortBundle(tx, local)
      return { answer: { local }, changed: [changedBundle(context, { before, after })] }
    },
  })
}
