import type { SpaceContext } from '../context.js'
import { removeRemains } from '../project/remains.js'
import { requireProjectBuiltHere } from '../project/remote.js'
import { freezeVariables } from '../variable/snapshot.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { auditedRelease } from './audited.js'
import { requireEditable } from './editable.js'
import { unusedBy } from './freeze.js'
import { holdRelease } from './hold.js'

/** Whose variables are to be taken anew. */
export type UpdateReleaseVariables = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Gives a release the variables that its project has now, for the deployments to come. Where they are the same nothing changes. Throws
 * `VERSION_CONFLICT`, or `INVALID_STATE` for an archived project's.
 */
export function updateReleaseVariables(
  context: SpaceContext,
  input: UpdateReleaseVariables,
): Promise<{ local: number }> {
  const local = readSubject(context, 'Releases', input.id, 'id')
  return change(context, {
    operation: 'updateReleaseVariables',
    permission: 'ReleaseEdit',
    input,
    at: (tx) => holdRelease(tx, context, local, 'input', 'id'),
    async run(tx) {
      const before = await auditedRelease(tx, local)
      await requireVersion(tx, context, 'Releases', before, input.expectedVersion)
      await requireEditable(tx, before.projectId, 'input', 'id')
      await requireProjectBuiltHere(tx, before.projectId, 'input', 'id')
      const variableSnapshotId = await freezeVariables(tx, before.projectId)
      if (variableSnapshotId === before.variableSnapshotId) return { answer: { local }, changed: [] }
      await tx.release.update({ where: { id: local }, data: { variableSnapshotId, version: { increment: 1 } } })
      const { variableSnapshotId: old } = before
      await removeRemains(tx, { ...unusedBy({ variableSnapshotId: old }), secrets: [] })
      const after = await auditedRelease(tx, local)
      return { answer: { local }, changed: [changed(context, 'Releases', { before, after })] }
    },
  })
}
