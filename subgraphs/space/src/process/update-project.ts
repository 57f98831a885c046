import type { SpaceContext } from '../context.js'
import { requireNotArchived } from '../project/active.js'
import { requireProjectBuiltHere } from '../project/remote.js'
import { change } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { replaceSteps, type NewSteps } from './replace.js'

/** What is to become of the process of a project. */
export type UpdateDeploymentProcess = NewSteps & { project: string; idempotencyKey?: string | null }

/**
 * Makes the process of a project what the input says, as `replaceSteps` does. Throws `INVALID_STATE` for an archived project, `NOT_OWNER` for a remote
 * one.
 */
export function updateDeploymentProcess(
  context: SpaceContext,
  input: UpdateDeploymentProcess,
): Promise<{ local: number }> {
  const projectId = readSubject(context, 'Projects', input.project, 'project')
  return change(context, {
    operation: 'updateDeploymentProcess',
    permission: 'ProcessEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Projects', projectId, 'input', 'project'),
    async run(tx) {
      const project = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { archivedAt: true } })
      requireNotArchived(project, 'input', 'project')
      await requireProjectBuiltHere(tx, projectId, 'input', 'project')
      return { answer: { local: projectId }, changed: [await replaceSteps(tx, context, { projectId }, input)] }
    },
  })
}
