import type { WorkerPoolType } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { holdDefaultPool, yieldDefaultPool } from './default.js'
import { readWorkerImage } from './image.js'

/** What a new worker pool is to be. */
export type CreateWorkerPool = {
  space: string
  name: string
  type?: WorkerPoolType | null
  description?: string | null
  isDefault?: boolean | null
  workerImage?: string | null
  sortOrder?: number | null
  idempotencyKey?: string | null
}

/** Creates a worker pool, perhaps as the default in place of another. Throws `CONFLICT` when another one has the name. */
export function createWorkerPool(context: SpaceContext, input: CreateWorkerPool): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createWorkerPool',
    permission: 'WorkerEdit',
    input,
    async run(tx) {
      const isDefault = input.isDefault === true
      if (isDefault) await holdDefaultPool(tx)
      const type = input.type ?? 'STATIC_WORKER_POOL'
      const named = await freeName(input.name, 'worker pool', (nameKey) =>
        tx.workerPool.findUnique({ where: { nameKey } }),
      )
      const data = {
        ...named,
        type,
        description: readText(input.description, 'input', 'description'),
        workerImage: readWorkerImage(type, input.workerImage),
        sortOrder: input.sortOrder ?? 0,
        isDefault,
      }
      const others = isDefault ? await yieldDefaultPool(tx, context, null) : []
      const after = await tx.workerPool.create({ data })
      return { answer: { local: after.id }, changed: [...others, changed(context, 'WorkerPools', { after })] }
    },
  })
}
