import DataLoader from 'dataloader'
import type { SpaceContext } from '../context.js'
import { readFrozenProcess, type FrozenProcess } from '../process/snapshot.js'
import { readFrozenVariables, type FrozenVariables } from '../variable/snapshot.js'

type Kept = { id: number; content: string }

const processes = new WeakMap<SpaceContext, DataLoader<number, FrozenProcess>>()
const variables = new WeakMap<SpaceContext, DataLoader<number, FrozenVariables>>()

/** The process that a snapshot's number names. All that are asked for at the same time are read by one statement, each once. */
export function loadProcess(context: SpaceContext, id: number): Promise<FrozenProcess> {
  const { db } = context
  const read = (where: { id: { in: number[] } }) => db.processSnapshot.findMany({ where, select: SELECT })
  return loaderOf(processes, context, read, readFrozenProcess).load(id)
}

/** As `loadProcess`, the variables. Secrets are in them by number only. */
export function loadVariables(context: SpaceContext, id: number): Promise<FrozenVariables> {
  const { db } = context
  const read = (where: { id: { in: number[] } }) => db.variableSnapshot.findMany({ where, select: SELECT })
  return loaderOf(variables, context, read, readFrozenVariables).load(id)
}

const SELECT = { id: true, content: true } as const

/** Snapshots never change, so what was read once in a request is kept for it. */
function loaderOf<Content>(
  loaders: WeakMap<SpaceContext, DataLoader<number, Content>>,
  context: SpaceContext,
  read: (where: { id: { in: number[] } }) => PromiseLike<Kept[]>,
  parse: (content: string) => Content,
): DataLoader<number, Content> {
  let loader = loaders.get(context)
  if (!loader) {
    loader = new DataLoader(async (ids: readonly number[]) => {
      const rows = await read({ id: { in: [...ids] } })
      const byId = new Map(rows.map(({ id, content }) => [id, content]))
      return ids.map((id) => {
        const content = byId.get(id)
        return content === undefined ? new Error(`there is no snapshot ${id}`) : parse(content)
      })
    })
    loaders.set(context, loader)
  }
  return loader
}
