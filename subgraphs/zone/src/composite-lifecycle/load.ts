import type { CompositeLifecycle, CompositeStep } from '@spaceport/database/zone'
import DataLoader from 'dataloader'
import { seesSpace, visibleLifecycles } from '../access/visible.js'
import type { ZoneContext } from '../context.js'

/** A composite lifecycle with its steps in order. */
export type Lifecycle = CompositeLifecycle & { steps: CompositeStep[] }

/** What is read of a lifecycle wherever it is read. */
export const WITH_STEPS = { steps: { orderBy: { position: 'asc' } } } as const

const loaders = new WeakMap<ZoneContext, DataLoader<number, Lifecycle | null>>()

/** The composite lifecycle with a number, if it exists for the caller. All that are asked for at the same time are read by one statement for each table. */
export function loadLifecycle(context: ZoneContext, id: number): Promise<Lifecycle | null> {
  let loader = loaders.get(context)
  // Without a cache: a mutation later in the same request may change it.
  if (!loader) loaders.set(context, (loader = new DataLoader((ids) => read(context, ids), { cache: false })))
  return loader.load(id)
}

async function read(context: ZoneContext, ids: readonly number[]): Promise<(Lifecycle | null)[]> {
  const rows = await context.db.compositeLifecycle.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visibleLifecycles(context)] },
    include: WITH_STEPS,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** Whether a step exists for the caller: one in a Space that does, or beyond this fleet. */
export function seesStep(context: ZoneContext, { space }: Pick<CompositeStep, 'space'>): boolean {
  return space === null || seesSpace(context, space)
}
