import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { usesOfPool } from './uses.js'

/** Which worker pool is to be deleted. */
export type DeleteWorkerPool = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a worker pool. Throws `INVALID_STATE` for the default, `IN_USE` while workers are in it or anything names it. */
export function deleteWorkerPool(
  context: SpaceContext,
  input: DeleteWorkerPool,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'WorkerPools', input.id, 'id')
  return change(context, {
    operation: 'deleteWorkerPool',
    permission: 'WorkerEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'WorkerPools', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.workerPool.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'WorkerPools', before, input.expectedVersion)
      if (before.isDefault) throw refuse('INVALID_STATE', 'The default pool cannot be deleted.', 'input', 'id')
      await requireUnused(tx, context, usesOfPool(local), 'input', 'id')
      await tx.workerPool.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'WorkerPools', { before })] }
    },
  })
}
