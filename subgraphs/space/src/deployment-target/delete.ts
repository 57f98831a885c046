import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { requireMove } from './place.js'
import { targetWithPlace } from './row.js'

/** Which deployment target is to be deleted. */
export type DeleteDeploymentTarget = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a deployment target. The permission must reach all places that it leaves. Throws `IN_USE` while a variable's scope names it. */
export function deleteDeploymentTarget(
  context: SpaceContext,
  input: DeleteDeploymentTarget,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Machines', input.id, 'id')
  return change(context, {
    operation: 'deleteDeploymentTarget',
    permission: 'MachineDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'Machines', local, 'input', 'id'),
    async run(tx) {
      const before = await targetWithPlace(tx, local)
      await requireVersion(tx, context, 'Machines', before, input.expectedVersion)
      requireMove(context, 'MachineDelete', null, before)
      const scoped = {
        kind: 'Variables',
        where: { targetIds: { has: local } },
        called: ['variable', 'variables'],
      } as const
      await requireUnused(tx, context, [scoped], 'input', 'id')
      await tx.deploymentTarget.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Machines', { before })] }
    },
  })
}
