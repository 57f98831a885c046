import DataLoader from 'dataloader'
import { visibleSpaces } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { localIds } from '../graph/ids.js'

const loaders = new WeakMap<DirectoryContext, DataLoader<number, boolean>>()

/** Those of some Spaces' ids that exist for the caller. One statement, however many lists of one request ask. */
export async function onlyVisible(ids: readonly string[], context: DirectoryContext): Promise<string[]> {
  let loader = loaders.get(context)
  if (!loader) loaders.set(context, (loader = visibleLoader(context)))
  const visible = await loader.loadMany(localIds('Spaces', ids))
  const fault = visible.find((one) => one instanceof Error)
  if (fault) throw fault
  return ids.filter((_, i) => visible[i] === true)
}

function visibleLoader({ db, caller }: DirectoryContext): DataLoader<number, boolean> {
  return new DataLoader(async (ids) => {
    const where = { AND: [{ id: { in: [...ids] } }, visibleSpaces(caller)] }
    const found = new Set((await db.space.findMany({ where, select: { id: true } })).map(({ id }) => id))
    return ids.map((id) => found.has(id))
  })
}
