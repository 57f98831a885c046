import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { holdInterruption, pendingFor, SUBMIT } from './hold.js'

/** Of what the caller takes charge. */
export type TakeResponsibility = {
  interruption: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Takes charge of an interruption, also from somebody else. Throws `INVALID_STATE` for one that does not wait any more. */
export function takeResponsibility(context: SpaceContext, input: TakeResponsibility): Promise<{ local: number }> {
  const local = readSubject(context, 'Interruptions', input.interruption, 'interruption')
  let position = NOWHERE
  return change(context, {
    operation: 'takeResponsibility',
    permission: SUBMIT,
    input,
    at: async (tx) => (position = await holdInterruption(tx, context, local)),
    async run(tx) {
      const before = await pendingFor(tx, context, local, position)
      await requireVersion(tx, context, 'Interruptions', before, input.expectedVersion)
      const { subject } = context.caller
      if (before.responsibleUser === subject) return { answer: { local }, changed: [] }
      const data = { responsibleUser: subject, version: { increment: 1 } }
      const after = await tx.interruption.update({ where: { id: local }, data })
      return { answer: { local }, changed: [changed(context, 'Interruptions', { before, after })] }
    },
  })
}
