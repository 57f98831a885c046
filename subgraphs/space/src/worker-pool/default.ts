import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'

/** Keeps others from making a pool the default until the transaction ends; before any pool is held, so that nobody waits in a circle. */
export async function holdDefaultPool(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM worker_pool ORDER BY id FOR NO KEY UPDATE`
}

/** Takes the place of the default from the pool that has it, for another one; says what was changed by that. */
export async function yieldDefaultPool(tx: Tx, context: SpaceContext, next: number | null) {
  const before = await tx.workerPool.findFirst({ where: { isDefault: true, ...(next ? { id: { not: next } } : {}) } })
  if (!before) return []
  const data = { isDefault: false, version: { increment: 1 } }
  const after = await tx.workerPool.update({ where: { id: before.id }, data })
  return [changed(context, 'WorkerPools', { before, after })]
}
