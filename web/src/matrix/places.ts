import type { TaskState } from '../generated/graphql'
import { columnKey, MOST_CELLS, type MatrixCell, type MatrixEnvironment, type MatrixProject } from './matrix'

/** What stands in a cell of the table: nothing ever went to a place where the project may go, or what did. */
export type Place = {
  environment: MatrixEnvironment
  /** One for each tenant and for none, those changed last first; none if nothing was ever deployed there. */
  cells: readonly MatrixCell[]
  /** Whether an earlier place of the project has a newer release. */
  isBehind: boolean
}

/** The places of a project by column. Where there is none, the project does not go. */
export type Places = ReadonlyMap<string, Place>

/** States by how much they call for somebody. */
const PRESSING: readonly TaskState[] = [
  'FAILED',
  'TIMED_OUT',
  'CANCELLING',
  'EXECUTING',
  'QUEUED',
  'CANCELED',
  'SUCCESS',
]

/** Arranges what runs where of a project; of one tenant (its id) or of none (null) if it is said whose. */
export function placesOf(project: MatrixProject, tenant?: string | null): Places {
  const places = new Map<string, { environment: MatrixEnvironment; cells: MatrixCell[]; isBehind: boolean }>()
  for (const environment of project.environments) {
    places.set(columnKey(environment), { environment, cells: [], isBehind: false })
  }
  for (const cell of project.deploymentMatrix.nodes) {
    if (!cell.environment || (tenant !== undefined && (cell.tenant?.id ?? null) !== tenant)) continue
    const key = columnKey(cell.environment)
    const place = places.get(key)
    if (place) place.cells.push(cell)
    else places.set(key, { environment: cell.environment, cells: [cell], isBehind: false })
  }
  let newest = ''
  for (const place of places.values()) {
    const created = newestRelease(place.cells)
    place.isBehind = created !== '' && created < newest
    if (created > newest) newest = created
  }
  return places
}

/** When the newest of the releases was made; empty if there is none. All times are of one form, so that texts order them. */
function newestRelease(cells: readonly MatrixCell[]): string {
  return cells.reduce((newest, { current }) => {
    const created = current.release?.createdAt ?? ''
    return created > newest ? created : newest
  }, '')
}

/** What several cells have in common. */
export type Summary = {
  /** The state that calls for somebody most. */
  state: TaskState
  /** How many are in it. */
  inState: number
  /** The cell whose release is shown: that of no tenant, else the one whose release is newest. */
  shown: MatrixCell
  versions: number
  tenants: number
  changedAt: string
}

/** Sums up what runs at a place; null if nothing ever went there. */
export function summaryOf(cells: readonly MatrixCell[]): Summary | null {
  const [first] = cells
  if (!first) return null
  const state = PRESSING.find((one) => cells.some((cell) => cell.state === one)) ?? first.state
  const newest = newestRelease(cells)
  const shown =
    cells.find(({ tenant }) => tenant === null) ?? cells.find(({ current }) => current.release?.createdAt === newest)
  return {
    state,
    inState: cells.filter((cell) => cell.state === state).length,
    shown: shown ?? first,
    versions: new Set(cells.map(({ current }) => current.release?.version)).size,
    tenants: cells.filter(({ tenant }) => tenant !== null).length,
    changedAt: cells.reduce((last, { changedAt }) => (changedAt > last ? changedAt : last), first.changedAt),
  }
}

/** Whether the answer tells only a part of what runs of a project. */
export function isCut({ deploymentMatrix }: MatrixProject): boolean {
  return (deploymentMatrix.totalCount ?? 0) > Math.min(MOST_CELLS, deploymentMatrix.nodes.length)
}
