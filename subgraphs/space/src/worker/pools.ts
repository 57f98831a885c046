import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireReferences } from '../write/subject.js'

/** The most pools of a worker. */
const MOST = 1_000

/** The local ids of the pools that a worker is to be in: at least one, all static. Throws `BAD_INPUT`, `BAD_ID`, `NOT_FOUND`, or `INVALID_STATE` for a dynamic one. */
export async function requirePools(tx: Tx, context: SpaceContext, ids: readonly string[]): Promise<number[]> {
  const path = ['input', 'workerPools']
  if (ids.length === 0) throw refuse('BAD_INPUT', 'A worker is in at least one pool.', ...path)
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} pools.`, ...path)
  const locals = await requireReferences(tx, context, 'WorkerPools', ids, ...path)
  const dynamic = await tx.workerPool.findFirst({ where: { id: { in: locals }, type: 'DYNAMIC_WORKER_POOL' } })
  if (dynamic) {
    throw refuse('INVALID_STATE', `"${dynamic.name}" is dynamic: nobody puts workers into it.`, ...path)
  }
  return locals
}

/** A worker with its pools, as the audit keeps it. */
export async function workerWithPools(tx: Tx, id: number) {
  const { pools, ...worker } = await tx.worker.findUniqueOrThrow({
    where: { id },
    include: { pools: { orderBy: { workerPoolId: 'asc' }, select: { workerPoolId: true } } },
  })
  return { ...worker, workerPoolIds: pools.map(({ workerPoolId }) => workerPoolId) }
}
