import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import DataLoader from 'dataloader'
import type { SpaceContext } from '../context.js'

/** A step as a scope shows it. */
export type ScopedStep = { id: number; name: string }

/** What has a process: a project, or a runbook of one. */
export type ScopedProcess = { id: number; owner: { type: 'Project' | 'Runbook'; id: number } }

type Place = { id: number; projectGroupId: number }

const PLACE = { select: { id: true, projectGroupId: true } } as const

const PROCESS = {
  id: true,
  project: PLACE,
  runbook: { select: { id: true, project: PLACE } },
} as const

type ProcessRow = { id: number; project: Place | null; runbook: { id: number; project: Place } | null }

const steps = new WeakMap<SpaceContext, DataLoader<number, ScopedStep | null>>()
const processes = new WeakMap<SpaceContext, DataLoader<number, ScopedProcess | null>>()

/** The steps that a column of numbers names, of those that the caller can see, in its order. What is asked for at the same time is read by one statement. */
export async function stepsOf(context: SpaceContext, ids: readonly number[]): Promise<ScopedStep[]> {
  const loader = loaderOf(steps, context, async (numbers) => {
    const where = { id: { in: numbers } }
    const rows = await context.db.processStep.findMany({
      where,
      select: { id: true, name: true, process: { select: PROCESS } },
    })
    return rows.flatMap(({ id, name, process }) => (ownerSeen(context, process) ? [{ id, name }] : []))
  })
  return loadAll(loader, ids)
}

/** As `stepsOf`, what has the processes. */
export async function processesOf(context: SpaceContext, ids: readonly number[]): Promise<ScopedProcess[]> {
  const loader = loaderOf(processes, context, async (numbers) => {
    const rows = await context.db.deploymentProcess.findMany({ where: { id: { in: numbers } }, select: PROCESS })
    return rows.flatMap((row) => ownerSeen(context, row) ?? [])
  })
  return loadAll(loader, ids)
}

/** What has a process, if the caller may see that there. */
function ownerSeen({ rights }: SpaceContext, { id, project, runbook }: ProcessRow): ScopedProcess | null {
  const place = project ?? runbook?.project
  if (!place) return null
  const position = { ...NOWHERE, ProjectGroups: [place.projectGroupId], Projects: [place.id] }
  if (!decide(rights, project ? 'ProcessView' : 'RunbookView', position).allowed) return null
  return { id, owner: runbook ? { type: 'Runbook', id: runbook.id } : { type: 'Project', id: place.id } }
}

async function loadAll<Row>(loader: DataLoader<number, Row | null>, ids: readonly number[]): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loader.load(id)))
  return rows.filter((row) => row !== null)
}

/** Without a cache: a mutation later in the same request may change what is asked for. */
function loaderOf<Row extends { id: number }>(
  loaders: WeakMap<SpaceContext, DataLoader<number, Row | null>>,
  context: SpaceContext,
  read: (ids: number[]) => Promise<Row[]>,
): DataLoader<number, Row | null> {
  let loader = loaders.get(context)
  if (!loader) {
    loader = new DataLoader(
      async (ids: readonly number[]) => {
        const byId = new Map((await read([...new Set(ids)])).map((row) => [row.id, row]))
        return ids.map((id) => byId.get(id) ?? null)
      },
      { cache: false, maxBatchSize: 10_000 },
    )
    loaders.set(context, loader)
  }
  return loader
}
