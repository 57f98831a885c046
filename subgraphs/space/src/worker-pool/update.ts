import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { holdDefaultPool, yieldDefaultPool } from './default.js'
import { readWorkerImage } from './image.js'

/** What is to change of a worker pool; what is left out stays. */
export type UpdateWorkerPool = {
  id: string
  name?: string | null
  description?: string | null
  isDefault?: boolean | null
  workerImage?: string | null
  sortOrder?: number | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a worker pool; one that becomes the default takes that place from another. Throws `INVALID_STATE` when the default is to be none,
 * `VERSION_CONFLICT`, or `CONFLICT` for a taken name.
 */
export function updateWorkerPool(context: SpaceContext, input: UpdateWorkerPool): Promise<{ local: number }> {
  const local = readSubject(context, 'WorkerPools', input.id, 'id')
  const { description, isDefault, sortOrder, workerImage } = input
  return change(context, {
    operation: 'updateWorkerPool',
    permission: 'WorkerEdit',
    input,
    async at(tx) {
      if (isDefault) await holdDefaultPool(tx)
      return holdSubject(tx, context, 'WorkerPools', local, 'input', 'id')
    },
    async run(tx) {
      const before = await tx.workerPool.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'WorkerPools', before, input.expectedVersion)
      if (isDefault === false && before.isDefault) {
        throw refuse('INVALID_STATE', 'Make another pool the default instead.', 'input', 'isDefault')
      }
      const data = {
        ...(await newName(tx, local, input)),
        ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
        ...(workerImage === undefined ? {} : { workerImage: readWorkerImage(before.type, workerImage) }),
        ...(typeof sortOrder === 'number' ? { sortOrder } : {}),
        ...(isDefault ? { isDefault } : {}),
      }
      const others = isDefault ? await yieldDefaultPool(tx, context, local) : []
      const after = await tx.workerPool.update({ where: { id: local }, data: { ...data, version: { increment: 1 } } })
      return { answer: { local }, changed: [...others, changed(context, 'WorkerPools', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateWorkerPool) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'worker pool', (nameKey) => tx.workerPool.findFirst({ where: { nameKey, id: { not: local } } }))
}
