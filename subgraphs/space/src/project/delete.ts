import { expectVersion, refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { lockRow } from '../write/lock.js'
import { readSubject, unknown } from '../write/references.js'

/** Which project is to be deleted. */
export type DeleteProject = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a project with its releases and deployments. Throws `IN_USE` while one of its deployments is not over. */
export function deleteProject(context: SpaceContext, input: DeleteProject): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Projects', input.id, 'id')
  return change(context, {
    operation: 'deleteProject',
    permission: 'ProjectDelete',
    input,
    async run(tx) {
      // Deployments before their project, as reports lock them.
      await tx.$queryRaw`SELECT 1 FROM deployment WHERE "projectId" = ${local} FOR UPDATE`
      await lockRow(tx, 'project', local)
      const before = await tx.project.findUnique({ where: { id: local } })
      if (!before) throw unknown(input.id, 'input', 'id')
      expectVersion(before.version, input.expectedVersion)
      const running = await tx.deployment.count({ where: { projectId: local, completedAt: null } })
      if (running > 0) {
        throw refuse('IN_USE', `${running} of its deployments are not over yet.`, 'input', 'id')
      }
      await tx.project.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Projects', { before })] }
    },
  })
}
