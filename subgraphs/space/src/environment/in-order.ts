import DataLoader from 'dataloader'
import type { SpaceContext } from '../context.js'

/** An environment, as far as the order of all needs to know it. */
export type Ordered = { id: number; name: string }

const loaders = new WeakMap<SpaceContext, DataLoader<'all', Ordered[]>>()

/**
 * All environments of the Space in the order that people gave them, whether the caller can see them or not. All that ask at the same time
 * are answered by one statement.
 */
export function environmentsInOrder(context: SpaceContext): Promise<Ordered[]> {
  let loader = loaders.get(context)
  if (!loader) loaders.set(context, (loader = orderLoader(context)))
  return loader.load('all')
}

/** Without a cache: a mutation later in the same request may change the order. */
function orderLoader({ db }: SpaceContext): DataLoader<'all', Ordered[]> {
  return new DataLoader(
    async (keys: readonly 'all'[]) => {
      const orderBy = [{ sortOrder: 'asc' } as const, { id: 'asc' } as const]
      const rows = await db.environment.findMany({ orderBy, select: { id: true, name: true } })
      return keys.map(() => rows)
    },
    { cache: false },
  )
}
