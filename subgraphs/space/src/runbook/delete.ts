import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { holdRunbook } from './hold.js'

/** Which runbook is to be deleted. */
export type DeleteRunbook = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a runbook with its process and its snapshots. Throws `IN_USE`, naming them, while variables are scoped to it or to its steps. */
export function deleteRunbook(context: SpaceContext, input: DeleteRunbook): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Runbooks', input.id, 'id')
  return change(context, {
    operation: 'deleteRunbook',
    permission: 'RunbookEdit',
    input,
    at: (tx) => holdRunbook(tx, context, local, 'input', 'id'),
    async run(tx) {
      const { process, ...before } = await tx.runbook.findUniqueOrThrow({
        where: { id: local },
        include: { process: { select: { id: true, steps: { select: { id: true } } } } },
      })
      await requireVersion(tx, context, 'Runbooks', before, input.expectedVersion)
      if (process) {
        const steps = process.steps.map(({ id }) => id)
        const where = { OR: [{ processIds: { has: process.id } }, { stepIds: { hasSome: steps } }] }
        const use = { kind: 'Variables', where, called: ['variable', 'variables'] } as const
        await requireUnused(tx, context, [use], 'input', 'id')
      }
      await tx.runbook.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Runbooks', { before })] }
    },
  })
}
