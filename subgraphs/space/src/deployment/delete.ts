import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { holdProject, refreshCells } from '../deployment-cell/refresh.js'
import { holdDeployment } from '../server-task/hold.js'
import { isOver } from '../server-task/stage.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { requireOwnDeployment } from './owner.js'

/** Which deployment is to be deleted. */
export type DeleteDeployment = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a deployment with its task, log and prompts. Throws `INVALID_STATE` while it is not over, `NOT_OWNER` for one in another Space. */
export function deleteDeployment(
  context: SpaceContext,
  input: DeleteDeployment,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Deployments', input.id, 'id')
  return change(context, {
    operation: 'deleteDeployment',
    permission: 'DeploymentDelete',
    input,
    at: (tx) => holdDeployment(tx, context, local, 'input', 'id'),
    async run(tx) {
      const { prompts, ...before } = await tx.deployment.findUniqueOrThrow({
        where: { id: local },
        include: { prompts: { select: { secretId: true } } },
      })
      await requireVersion(tx, context, 'Deployments', before, input.expectedVersion)
      requireOwnDeployment(before, 'input', 'id')
      if (!isOver(before.state)) {
        throw refuse('INVALID_STATE', `It is ${before.state}: cancel its task first.`, 'input', 'id')
      }
      // Before the cell that goes with it, as whoever renames the project holds them.
      await holdProject(tx, before.projectId)
      await tx.deployment.delete({ where: { id: local } })
      // Nothing else refers to what was answered to its prompts.
      await tx.secret.deleteMany({ where: { id: { in: prompts.flatMap(({ secretId }) => secretId ?? []) } } })
      await refreshCells(tx, [before])
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Deployments', { before })] }
    },
  })
}
