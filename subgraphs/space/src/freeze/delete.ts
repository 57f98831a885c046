import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { requireFreezable } from './reach.js'
import { freezeWithScopes, scopesOf } from './row.js'

/** Which deployment freeze is to be deleted. */
export type DeleteDeploymentFreeze = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a deployment freeze: what it held for can be deployed to again. The permission must reach all of that. */
export function deleteDeploymentFreeze(
  context: SpaceContext,
  input: DeleteDeploymentFreeze,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'DeploymentFreezes', input.id, 'id')
  return change(context, {
    operation: 'deleteDeploymentFreeze',
    permission: 'DeploymentFreezeAdminister',
    input,
    async at(tx) {
      await holdSubject(tx, context, 'DeploymentFreezes', local, 'input', 'id')
      return requireFreezable(tx, context, await scopesOf(tx, local))
    },
    async run(tx) {
      const before = await freezeWithScopes(tx, local)
      await requireVersion(tx, context, 'DeploymentFreezes', before, input.expectedVersion)
      await tx.deploymentFreeze.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'DeploymentFreezes', { before })] }
    },
  })
}
