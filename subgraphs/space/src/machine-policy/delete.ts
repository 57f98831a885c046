import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'

/** Which machine policy is to be deleted. */
export type DeleteMachinePolicy = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a machine policy. Throws `INVALID_STATE` for the default, `IN_USE` while a target or worker has it. */
export function deleteMachinePolicy(
  context: SpaceContext,
  input: DeleteMachinePolicy,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'MachinePolicies', input.id, 'id')
  return change(context, {
    operation: 'deleteMachinePolicy',
    permission: 'MachinePolicyDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'MachinePolicies', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.machinePolicy.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'MachinePolicies', before, input.expectedVersion)
      if (before.isDefault) throw refuse('INVALID_STATE', 'The default policy cannot be deleted.', 'input', 'id')
      const where = { machinePolicyId: local }
      await requireUnused(
        tx,
        context,
        [
          { kind: 'Machines', where, called: ['deployment target', 'deployment targets'] },
          { kind: 'Workers', where, called: ['worker', 'workers'] },
        ],
        'input',
        'id',
      )
      await tx.machinePolicy.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'MachinePolicies', { before })] }
    },
  })
}
