import { spaceOf } from '@spaceport/kit/ids'
import DataLoader from 'dataloader'
import { visibleLifecycles } from '../access/visible.js'
import { loadLifecycle, WITH_STEPS, type Lifecycle } from '../composite-lifecycle/load.js'
import type { ZoneContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import { journeyOf } from '../trace/load.js'
import { stepsOf, type LifecycleProgress } from './steps.js'

/** The most composite lifecycles that one Space is in, and that are read together. */
const MOST_OF_SPACE = 100
const MOST_TOGETHER = 1_000

const loaders = new WeakMap<ZoneContext, DataLoader<string, Lifecycle[]>>()

/**
 * How a release stands with one composite lifecycle, or with each that has a step in its Space, by name. Rejects with `BAD_ID`, or `NOT_FOUND` for a
 * lifecycle that does not exist for the caller, and as `journeyOf` does.
 */
export async function nextStepsOf(
  context: ZoneContext,
  release: string,
  lifecycle: string | null,
): Promise<LifecycleProgress[]> {
  const [lifecycles, gathered] = await Promise.all([
    lifecycle === null ? loadOfSpace(context, spaceOf(release) ?? '') : named(context, lifecycle),
    journeyOf(context, release),
  ])
  const now = new Date()
  return lifecycles.map((one) => stepsOf(context, one, gathered, now))
}

async function named(context: ZoneContext, id: string): Promise<Lifecycle[]> {
  const lifecycle = await loadLifecycle(context, readId('CompositeLifecycles', id, 'lifecycle'))
  if (!lifecycle) throw notFound('composite lifecycle', 'lifecycle')
  return [lifecycle]
}

function loadOfSpace(context: ZoneContext, space: string): Promise<Lifecycle[]> {
  let loader = loaders.get(context)
  if (!loader) loaders.set(context, (loader = new DataLoader((ids) => read(context, ids), { cache: false })))
  return loader.load(space)
}

async function read(context: ZoneContext, spaces: readonly string[]): Promise<Lifecycle[][]> {
  const rows = await context.db.compositeLifecycle.findMany({
    where: { AND: [{ steps: { some: { space: { in: [...new Set(spaces)] } } } }, visibleLifecycles(context)] },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    take: MOST_TOGETHER,
    include: WITH_STEPS,
  })
  return spaces.map((space) =>
    rows.filter(({ steps }) => steps.some((step) => step.space === space)).slice(0, MOST_OF_SPACE),
  )
}
