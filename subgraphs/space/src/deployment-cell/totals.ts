import DataLoader from 'dataloader'
import type { TaskState } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { allOf, leadsTo, oneOf, type Where } from '../access/where.js'
import { listWhere } from '../connection/page.js'
import { prepare } from '../connection/prepare.js'
import type { SpaceContext } from '../context.js'
import { deploymentCellList, type DeploymentCellFilter } from './list.js'

/** How many cells of a project are in an environment, by state, and when the last of them changed. */
export type Totals = {
  projectId: number
  environmentId: number
  states: { state: TaskState; cells: number }[]
  changedAt: Date
  filter: DeploymentCellFilter | null
}

type Loaders = {
  cells: DataLoader<number, Totals[]>
  releases: DataLoader<{ projectId: number; environmentId: number }, number>
}

const loaders = new WeakMap<SpaceContext, Map<string, Loaders>>()

/** The loaders for a filter, which all rows of one field share. */
function loadersFor(context: SpaceContext, filter: DeploymentCellFilter | null): Loaders {
  let byFilter = loaders.get(context)
  if (!byFilter) loaders.set(context, (byFilter = new Map()))
  const key = JSON.stringify(filter)
  let found = byFilter.get(key)
  if (!found) {
    // Without a cache: a mutation later in the same request may deploy.
    const options = { cache: false, maxBatchSize: 10_000 }
    found = {
      cells: new DataLoader((projects) => countCells(context, filter, projects), options),
      releases: new DataLoader((places) => countReleases(context, filter, places), options),
    }
    byFilter.set(key, found)
  }
  return found
}

/** Adds up the cells of a project that a filter lets through, by environment. All projects that ask together take one statement. */
export function totalsOf(
  context: SpaceContext,
  filter: DeploymentCellFilter | null,
  project: number,
): Promise<Totals[]> {
  return loadersFor(context, filter).cells.load(project)
}

/** How many releases that the caller can see run there. All that ask together take one statement. */
export function releasesOf(context: SpaceContext, { filter, projectId, environmentId }: Totals): Promise<number> {
  return loadersFor(context, filter).releases.load({ projectId, environmentId })
}

async function cellsOf(
  context: SpaceContext,
  filter: DeploymentCellFilter | null,
  projects: readonly number[],
): Promise<Where> {
  await prepare(deploymentCellList, filter, context)
  return allOf([
    oneOf('projectId', [...new Set(projects)]),
    visible(context, deploymentCellList.kind),
    ...listWhere(deploymentCellList, filter, context),
  ])
}

async function countCells(
  context: SpaceContext,
  filter: DeploymentCellFilter | null,
  projects: readonly number[],
): Promise<Totals[][]> {
  const groups = await context.db.deploymentCell.groupBy({
    by: ['projectId', 'environmentId', 'state'],
    where: await cellsOf(context, filter, projects),
    _count: { _all: true },
    _max: { changedAt: true },
    orderBy: [{ environmentId: 'asc' }, { state: 'asc' }],
  })
  const byProject = new Map<number, Map<number, Totals>>()
  for (const { projectId, environmentId, state, _count, _max } of groups) {
    const environments = byProject.get(projectId) ?? new Map<number, Totals>()
    byProject.set(projectId, environments)
    const changedAt = _max.changedAt ?? new Date(0)
    const totals = environments.get(environmentId) ?? { projectId, environmentId, states: [], changedAt, filter }
    environments.set(environmentId, totals)
    totals.states.push({ state, cells: _count._all })
    if (changedAt > totals.changedAt) totals.changedAt = changedAt
  }
  return projects.map((project) => [...(byProject.get(project)?.values() ?? [])])
}

async function countReleases(
  context: SpaceContext,
  filter: DeploymentCellFilter | null,
  places: readonly { projectId: number; environmentId: number }[],
): Promise<number[]> {
  const cells = await cellsOf(
    context,
    filter,
    places.map(({ projectId }) => projectId),
  )
  const groups = await context.db.deployment.groupBy({
    by: ['projectId', 'environmentId', 'releaseId'],
    where: allOf([{ currentIn: { is: cells } }, leadsTo('release', visible(context, 'Releases'))]),
  })
  const counts = new Map<string, number>()
  for (const group of groups) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + 1)
  return places.map((place) => counts.get(keyOf(place)) ?? 0)
}

function keyOf({ projectId, environmentId }: { projectId: number; environmentId: number }): string {
  return `${projectId} ${environmentId}`
}
