import type { ProjectsPageQuery, TaskState } from '../../generated/graphql'
import type { GraphError } from '../../graph/answer'

/** A cell whose value could not be read, because a part of the fleet did not answer. `null` means: there is none. */
export const UNREAD = 'unread'
export type Cell<Value> = Value | null | typeof UNREAD

export type LastDeployment = {
  state: TaskState
  /** When it ended, else when it started, else when it was queued; RFC 3339. */
  at: string
  /** Null: not for the caller to see. */
  environment: string | null
  release: string | null
}

export type ProductionOwner = {
  environment: string
  instance: string
  zone: string | null
  /** Whether another Zone than the project's own owns it. */
  elsewhere: boolean
}

/** One line of the table. */
export type ProjectRow = {
  id: string
  name: string
  space: { id: string; name: string }
  zone: Cell<string>
  lifecycle: Cell<string>
  latestRelease: Cell<string>
  lastDeployment: Cell<LastDeployment>
  owner: Cell<ProductionOwner>
}

type ProjectNode = NonNullable<ProjectsPageQuery['projects']>['nodes'][number]
type CellField = 'instance' | 'lifecycle' | 'latestRelease' | 'lastDeployment' | 'productionEnvironment'

/** The fields of each node (by its place on the page) that have an error below them. */
function failedFields(errors: readonly GraphError[]): Map<number, Set<string | number>> {
  const failed = new Map<number, Set<string | number>>()
  for (const { path } of errors) {
    const [root, list, place, ...fields] = path ?? []
    if (root !== 'projects' || list !== 'nodes' || typeof place !== 'number') continue
    failed.set(place, new Set([...(failed.get(place) ?? []), ...fields]))
  }
  return failed
}

function ownerOf(project: ProjectNode): ProductionOwner | null {
  const environment = project.productionEnvironment
  if (!environment?.owner) return null
  const zone = environment.owner.zone ?? null
  const home = project.space?.instance?.zone ?? null
  return {
    environment: environment.name,
    instance: environment.owner.name,
    zone: zone?.name ?? null,
    elsewhere: zone !== null && home !== null && zone.id !== home.id,
  }
}

function deploymentOf(project: ProjectNode): LastDeployment | null {
  const last = project.lastDeployment
  if (!last) return null
  return {
    state: last.state,
    at: last.completedAt ?? last.startedAt ?? last.queuedAt,
    environment: last.environment?.name ?? null,
    release: last.release?.version ?? null,
  }
}

/** `Spaces-12` of `Spaces-12/Projects-7`. */
function spaceIdOf(id: string): string {
  return id.split('/', 1)[0] ?? id
}

/** The table's rows of one answer. A hole with an error in it says so; a hole without one is an empty cell. */
export function projectRows(nodes: readonly ProjectNode[], errors: readonly GraphError[]): ProjectRow[] {
  const failed = failedFields(errors)
  return nodes.map((project, place) => {
    const unread = failed.get(place)
    const cell = <Value>(field: CellField, value: Value | null | undefined): Cell<Value> =>
      value ?? (unread?.has(field) ? UNREAD : null)
    const spaceId = project.space?.id ?? spaceIdOf(project.id)
    return {
      id: project.id,
      name: project.name,
      space: { id: spaceId, name: project.space?.name ?? spaceId },
      zone: cell('instance', project.space?.instance?.zone?.name),
      lifecycle: cell('lifecycle', project.lifecycle?.name),
      latestRelease: cell('latestRelease', project.latestRelease?.version),
      lastDeployment: cell('lastDeployment', deploymentOf(project)),
      owner: cell('productionEnvironment', ownerOf(project)),
    }
  })
}
