import { notFound } from '../graph/ids.js'
import type { Tx } from '../write/change.js'
import { WITH_STEPS, type Lifecycle } from './load.js'

/** A composite lifecycle, locked until the transaction ends. Throws `NOT_FOUND`. */
export async function holdLifecycle(tx: Tx, id: number): Promise<Lifecycle> {
  await tx.$queryRaw`SELECT id FROM composite_lifecycle WHERE id = ${id} FOR UPDATE`
  const lifecycle = await tx.compositeLifecycle.findUnique({ where: { id }, include: WITH_STEPS })
  if (!lifecycle) throw notFound('composite lifecycle', 'input', 'id')
  return lifecycle
}
