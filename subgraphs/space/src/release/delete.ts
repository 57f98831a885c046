import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { refreshCells } from '../deployment-cell/refresh.js'
import { usesByBundles } from '../outgoing-bundle/uses.js'
import { removeRemains } from '../project/remains.js'
import { requireProjectBuiltHere } from '../project/remote.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVisible } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { auditedRelease } from './audited.js'
import { requireEditable } from './editable.js'
import { unusedBy, type Frozen } from './freeze.js'
import { holdRelease } from './hold.js'

/** Which release is to be deleted. */
export type DeleteRelease = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes a release with its deployments. Throws `IN_USE` for one that was promoted, `INVALID_STATE` while one of its deployments is not over, and
 * for an archived project's.
 */
export function deleteRelease(context: SpaceContext, input: DeleteRelease): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Releases', input.id, 'id')
  return change(context, {
    operation: 'deleteRelease',
    permission: 'ReleaseDelete',
    input,
    async at(tx) {
      await requireVisible(tx, context, 'Releases', [local], 'input', 'id')
      // Deployments before their release, as reports lock them.
      await tx.$queryRaw`SELECT 1 FROM deployment WHERE "releaseId" = ${local} ORDER BY id FOR UPDATE`
      return holdRelease(tx, context, local, 'input', 'id')
    },
    async run(tx) {
      const before = await auditedRelease(tx, local)
      await requireVersion(tx, context, 'Releases', before, input.expectedVersion)
      await requireEditable(tx, before.projectId, 'input', 'id')
      await requireProjectBuiltHere(tx, before.projectId, 'input', 'id')
      await requireUnused(tx, context, usesByBundles({ releaseId: local }), 'input', 'id')
      const running = await tx.deployment.findFirst({ where: { releaseId: local, completedAt: null } })
      // Not how many or which: the caller need not be able to see them.
      if (running) throw refuse('INVALID_STATE', 'A deployment of it is not over yet.', 'input', 'id')
      await deleteWithRemains(tx, before)
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Releases', { before })] }
    },
  })
}

/** Deletes it with what only it uses. Where its deployments were, others show again that were there before. */
async function deleteWithRemains(tx: Tx, { id, ...frozen }: Frozen & { id: number }): Promise<void> {
  const deployments = await tx.deployment.findMany({
    where: { releaseId: id },
    select: { projectId: true, environmentId: true, tenantId: true, prompts: { select: { secretId: true } } },
  })
  await tx.release.delete({ where: { id } })
  const secrets = deployments.flatMap(({ prompts }) => prompts.flatMap(({ secretId }) => secretId ?? []))
  await removeRemains(tx, { ...unusedBy(frozen), secrets })
  await refreshCells(tx, deployments)
}
