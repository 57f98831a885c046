import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { workerWithPools } from './pools.js'

/** Which worker is to be deleted. */
export type DeleteWorker = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a worker, and takes it out of its pools. */
export function deleteWorker(context: SpaceContext, input: DeleteWorker): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Workers', input.id, 'id')
  return change(context, {
    operation: 'deleteWorker',
    permission: 'WorkerEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Workers', local, 'input', 'id'),
    async run(tx) {
      const before = await workerWithPools(tx, local)
      await requireVersion(tx, context, 'Workers', before, input.expectedVersion)
      await tx.worker.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Workers', { before })] }
    },
  })
}
