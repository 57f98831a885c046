import { Prisma } from '@spaceport/database/space'
import DataLoader from 'dataloader'
import { allSeen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'

/** The tables whose rows have names that facets show. */
const TABLES = {
  Projects: 'project',
  ProjectGroups: 'project_group',
  Lifecycles: 'lifecycle',
  Channels: 'channel',
  Environments: 'environment',
  Tenants: 'tenant',
  MachinePolicies: 'machine_policy',
  WorkerPools: 'worker_pool',
  LibraryVariableSets: 'library_variable_set',
  Runbooks: 'runbook',
  Releases: 'release',
  Accounts: 'account',
  Feeds: 'feed',
  Trusts: 'trust',
} as const satisfies Partial<Record<Kind, string>>

/** A kind whose names can be read by number. */
type Named = keyof typeof TABLES

type Key = { kind: Named; id: number }

const loaders = new WeakMap<SpaceContext, DataLoader<Key, string | null, string>>()

/** What is being counted, whose names will be asked for when it is known. */
const counting = new WeakMap<SpaceContext, Set<Promise<unknown>>>()

/** Waits for a count whose names will then be asked for, so that the names of all that is counted at the same time are read at once. */
export async function counted<T>(context: SpaceContext, count: PromiseLike<T>): Promise<T> {
  let pending = counting.get(context)
  if (!pending) counting.set(context, (pending = new Set()))
  const promise = Promise.resolve(count)
  pending.add(promise)
  try {
    return await promise
  } finally {
    pending.delete(promise)
  }
}

async function allCounted(context: SpaceContext): Promise<void> {
  const pending = counting.get(context)
  while (pending && pending.size > 0) await Promise.allSettled(pending)
  // Whoever waited for the last count asks for its names before timers and input are looked at.
  await new Promise((resolve) => void setImmediate(resolve))
}

/** The names of rows by their numbers, without those that do not exist for the caller. All that facets ask for at the same time is read by one statement. */
export async function namesOf(context: SpaceContext, kind: Kind, ids: readonly number[]): Promise<Map<number, string>> {
  if (!isNamed(kind)) throw new Error(`${kind} have no names to count by`)
  const seen = await allSeen(
    context,
    kind,
    [...new Set(ids)].map((id) => ({ id })),
  )
  const loader = loaderOf(context)
  const names = await loader.loadMany(seen.map(({ id }) => ({ kind, id })))
  return new Map(
    seen.flatMap(({ id }, i) => {
      const name = names[i]
      return typeof name === 'string' ? [[id, name] as const] : []
    }),
  )
}

function isNamed(kind: Kind): kind is Named {
  return Object.hasOwn(TABLES, kind)
}

function loaderOf(context: SpaceContext) {
  let loader = loaders.get(context)
  if (!loader) {
    loader = new DataLoader((keys: readonly Key[]) => read(context, keys), {
      cacheKeyFn: ({ kind, id }) => `${kind}-${id}`,
      maxBatchSize: 5_000,
      batchScheduleFn: (dispatch) => void allCounted(context).then(dispatch),
    })
    loaders.set(context, loader)
  }
  return loader
}

async function read(context: SpaceContext, keys: readonly Key[]): Promise<(string | null)[]> {
  const kinds = [...new Set(keys.map(({ kind }) => kind))]
  const selects = kinds.map((kind) => {
    const ids = keys.filter((key) => key.kind === kind).map(({ id }) => id)
    return Prisma.sql`SELECT ${kind}::text AS kind, id, name FROM ${Prisma.raw(`"${TABLES[kind]}"`)} WHERE id = ANY(${ids})`
  })
  const rows = await context.db.$queryRaw<
    { kind: string; id: number; name: string }[]
  >`${Prisma.join(selects, ' UNION ALL ')}`
  const names = new Map(rows.map(({ kind, id, name }) => [`${kind}-${id}`, name]))
  return keys.map(({ kind, id }) => names.get(`${kind}-${id}`) ?? null)
}
