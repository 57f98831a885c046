import type { SpaceContext } from '../context.js'
import { requireEditable } from '../runbook/editable.js'
import { holdRunbook } from '../runbook/hold.js'
import { change } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { replaceSteps, type NewSteps } from './replace.js'

/** What is to become of the process of a runbook. */
export type UpdateRunbookProcess = NewSteps & { runbook: string; idempotencyKey?: string | null }

/** Makes the process of a runbook what the input says, as `replaceSteps` does. Throws `INVALID_STATE` for an archived one. */
export function updateRunbookProcess(context: SpaceContext, input: UpdateRunbookProcess): Promise<{ local: number }> {
  const runbookId = readSubject(context, 'Runbooks', input.runbook, 'runbook')
  return change(context, {
    operation: 'updateRunbookProcess',
    permission: 'RunbookEdit',
    input,
    at: (tx) => holdRunbook(tx, context, runbookId, 'input', 'runbook'),
    async run(tx) {
      await requireEditable(tx, runbookId, 'input', 'runbook')
      return { answer: { local: runbookId }, changed: [await replaceSteps(tx, context, { runbookId }, input)] }
    },
  })
}
