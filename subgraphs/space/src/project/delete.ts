import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireVisible } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { usesByBundles } from '../outgoing-bundle/uses.js'
import { remainsOf, removeRemains } from './remains.js'

/** Which project is to be deleted. */
export type DeleteProject = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes a project with all that belongs to it. Throws `IN_USE` while one of its deployments, or another task of it, is not over, and once a
 * release of it was promoted.
 */
export function deleteProject(context: SpaceContext, input: DeleteProject): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Projects', input.id, 'id')
  return change(context, {
    operation: 'deleteProject',
    permission: 'ProjectDelete',
    input,
    async at(tx) {
      await requireVisible(tx, context, 'Projects', [local], 'input', 'id')
      // In the order in which all hold them: deployments, tasks, releases, and then their project.
      await tx.$queryRaw`SELECT 1 FROM deployment WHERE "projectId" = ${local} ORDER BY id FOR UPDATE`
      await tx.$queryRaw`SELECT 1 FROM server_task WHERE "projectId" = ${local} ORDER BY id FOR UPDATE`
      await tx.$queryRaw`SELECT 1 FROM release WHERE "projectId" = ${local} ORDER BY id FOR UPDATE`
      return holdSubject(tx, context, 'Projects', local, 'input', 'id')
    },
    async run(tx) {
      const before = await tx.project.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Projects', before, input.expectedVersion)
      await requireUnused(tx, context, usesByBundles({ projectId: local }), 'input', 'id')
      await requireOver(tx, local)
      const remains = await remainsOf(tx, local)
      // Before their channels, which may not go without them.
      await tx.release.deleteMany({ where: { projectId: local } })
      await tx.project.delete({ where: { id: local } })
      await removeRemains(tx, remains)
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Projects', { before })] }
    },
  })
}

/** Not how many or which: the caller need not be able to see them. */
async function requireOver(tx: Tx, projectId: number): Promise<void> {
  const where = { projectId, completedAt: null }
  if (await tx.deployment.findFirst({ where, select: { id: true } })) {
    throw refuse('IN_USE', 'A deployment of it is not over yet.', 'input', 'id')
  }
  if (await tx.serverTask.findFirst({ where, select: { id: true } })) {
    throw refuse('IN_USE', 'A task of it is not over yet.', 'input', 'id')
  }
}
