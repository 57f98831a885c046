import type { TaskState } from '../generated/graphql'
import {
  columnKey,
  MOST_CELLS,
  type MatrixCell,
  type MatrixEnvironment,
  type MatrixProject,
  type MatrixTotals,
} from './matrix'

/** What stands in a cell of the table: nothing ever went to a place where the project may go, or what did. */
export type Place = {
  environment: MatrixEnvironment
  /** One for each tenant and for none, those changed last first; none if nothing was ever deployed there. */
  cells: readonly MatrixCell[]
  /** All there are added up, also those that were not read; null where `cells` are all. */
  totals: MatrixTotals | null
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
  const places = new Map<string, Omit<Place, 'cells'> & { cells: MatrixCell[] }>()
  const add = (environment: MatrixEnvironment, cells: MatrixCell[]) =>
    places.set(columnKey(environment), { environment, cells, totals: null, isBehind: false })
  for (const environment of project.environments) add(environment, [])
  for (const cell of project.deploymentMatrix.nodes) {
    if (!cell.environment || (tenant !== undefined && (cell.tenant?.id ?? null) !== tenant)) continue
    const key = columnKey(cell.environment)
    const place = places.get(key)
    if (place) place.cells.push(cell)
    else add(cell.environment, [cell])
  }
  for (const place of tenant === undefined ? places.values() : []) {
    const totals = project.deploymentTotals.find(({ environment }) => environment?.id === place.environment.id)
    if (totals && totals.cells > place.cells.length) place.totals = totals
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
  /** How many there are. */
  total: number
  /** The cell whose release is shown: that of no tenant, else the one whose release is newest; null if none of them was read. */
  shown: MatrixCell | null
  versions: number
  tenants: number
  changedAt: string
}

/** Sums up what runs at a place; null if nothing ever went there. */
export function summaryOf({ cells, totals }: Pick<Place, 'cells' | 'totals'>): Summary | null {
  const states = totals?.states ?? cells.map(({ state }) => ({ state, cells: 1 }))
  const state = PRESSING.find((one) => states.some((some) => some.state === one)) ?? states[0]?.state
  if (!state) return null
  const newest = newestRelease(cells)
  const ofNone = cells.find(({ tenant }) => tenant === null)
  const total = totals?.cells ?? cells.length
  return {
    state,
    inState: states.reduce((sum, one) => sum + (one.state === state ? one.cells : 0), 0),
    total,
    shown: ofNone ?? cells.find(({ current }) => (current.release?.createdAt ?? '') === newest) ?? null,
    versions: totals?.releases ?? new Set(cells.map(({ current }) => current.release?.version)).size,
    // Whoever sees no tenants sees cells without any, which count as one.
    tenants: totals ? total - (ofNone ? 1 : 0) : cells.filter(({ tenant }) => tenant !== null).length,
    changedAt: totals?.changedAt ?? cells.reduce((last, { changedAt }) => (changedAt > last ? changedAt : last), ''),
  }
}

/** Whether the answer tells only a part of what runs of a project. */
export function isCut({ deploymentMatrix }: MatrixProject): boolean {
  return (deploymentMatrix.totalCount ?? 0) > Math.min(MOST_CELLS, deploymentMatrix.nodes.length)
}
