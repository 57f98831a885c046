import { columnKey, environmentTitle, type MatrixColumn, type MatrixEnvironment, type MatrixProject } from './matrix'

type Found = MatrixColumn & {
  /** The name in its own Space of one that lives elsewhere. */
  belongsTo: string | null
  /** The sum of its places in the ways of projects, from 0 (first) to 1 (last), and how many they are. */
  places: number
  ways: number
}

/**
 * The columns of a matrix: one for each name that an environment has anywhere, in the order in which most projects go through them. Those
 * of other Spaces follow the environment of the same name, or all.
 */
export function columnsOf(projects: readonly MatrixProject[]): MatrixColumn[] {
  const found = new Map<string, Found>()
  for (const project of projects) {
    const way = project.environments.filter(({ isRemote }) => !isRemote)
    for (const environment of project.environments) note(found, environment)
    for (const { environment } of project.deploymentMatrix.nodes) if (environment) note(found, environment)
    if (way.length < 2) continue
    way.forEach((environment, place) => {
      const column = found.get(columnKey(environment))
      if (!column) return
      column.places += place / (way.length - 1)
      column.ways += 1
    })
  }
  const all = [...found.values()]
  const own = all
    .filter(({ isRemote }) => !isRemote)
    .sort((one, other) => place(one) - place(other) || byTitle(one, other))
  const elsewhere = all.filter(({ isRemote }) => isRemote).sort(byTitle)
  const names = new Set(own.map(({ title }) => title.toLowerCase()))
  const belongs = ({ belongsTo }: Found) => (belongsTo !== null && names.has(belongsTo) ? belongsTo : null)
  return [
    ...own.flatMap((column) => [column, ...elsewhere.filter((one) => belongs(one) === column.key)]),
    ...elsewhere.filter((one) => belongs(one) === null),
  ].map(({ key, title, isRemote }) => ({ key, title, isRemote }))
}

function note(found: Map<string, Found>, environment: MatrixEnvironment): void {
  const key = columnKey(environment)
  if (found.has(key)) return
  const { isRemote, remoteName } = environment
  const belongsTo = isRemote ? (remoteName ?? '').toLowerCase() : null
  found.set(key, { key, title: environmentTitle(environment), isRemote, belongsTo, places: 0, ways: 0 })
}

/** Where it stands on the average; one that is in no way of at least two comes last. */
function place({ places, ways }: Found): number {
  return ways === 0 ? Number.MAX_VALUE : places / ways
}

function byTitle(one: Found, other: Found): number {
  return one.title.localeCompare(other.title, 'en')
}
