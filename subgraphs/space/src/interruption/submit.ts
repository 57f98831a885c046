import type { InterruptionResult } from '@spaceport/database/space'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { holdInterruption, pendingFor, SUBMIT } from './hold.js'
import { RESULTS } from './kinds.js'

/** What the caller answers. */
export type SubmitInterruption = {
  interruption: string
  result: InterruptionResult
  notes?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Answers an interruption; whoever answers one that nobody took charge of takes charge of it by that. Throws `INVALID_STATE` for one that does
 * not wait any more or that somebody else took charge of, `BAD_INPUT` for a result that its type does not have.
 */
export function submitInterruption(
  context: SpaceContext,
  input: SubmitInterruption,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  const local = readSubject(context, 'Interruptions', input.interruption, 'interruption')
  let position = NOWHERE
  return change(context, {
    operation: 'submitInterruption',
    permission: SUBMIT,
    input,
    at: async (tx) => (position = await holdInterruption(tx, context, local)),
    async run(tx) {
      const before = await pendingFor(tx, context, local, position)
      await requireVersion(tx, context, 'Interruptions', before, input.expectedVersion)
      const { subject } = context.caller
      const { taskId, type, responsibleUser } = before
      if (responsibleUser !== null && responsibleUser !== subject) {
        throw refuse('INVALID_STATE', 'Somebody else took charge of it: take charge first.', 'input', 'interruption')
      }
      if (!RESULTS[type].includes(input.result)) {
        throw refuse('BAD_INPUT', `It is answered by ${RESULTS[type].join(', ')}.`, 'input', 'result')
      }
      const notes = readText(input.notes, 'input', 'notes')
      const answered = {
        result: input.result,
        notes,
        responsibleUser: subject,
        resolvedBy: subject,
        resolvedAt: clock(),
      }
      const after = await tx.interruption.update({
        where: { id: local },
        data: { ...answered, isPending: false, version: { increment: 1 } },
      })
      const others = await tx.interruption.count({ where: { taskId, isPending: true } })
      await tx.serverTask.update({ where: { id: taskId }, data: { hasPendingInterruptions: others > 0 } })
      return { answer: { local }, changed: [changed(context, 'Interruptions', { before, after })] }
    },
  })
}
