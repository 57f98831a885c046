import type { LibraryVariableSet, ProjectLibraryVariableSet } from '@spaceport/database/space'
import { compareBytes } from '@spaceport/kit/page/text-key'
import { frozenVariable, type FrozenVariable, type FrozenVariables } from '../../variable/snapshot-content.js'
import { grouped } from '../grouped.js'
import type { Snapshots } from '../snapshots.js'
import type { VariableHistory } from './variable-rows.js'

type Sets = { library_variable_set: LibraryVariableSet[]; project_library_variable_set: ProjectLibraryVariableSet[] }

/** A value as it is frozen: none before it came, another one before it was changed. */
type Frozen = { since: number; changed: number; before: FrozenVariable; now: FrozenVariable }

type OfProject = { sets: { id: number; name: string }[]; variables: Frozen[] }

/** Freezes the variables of projects as they were at any moment. */
export class VariableSnapshots {
  readonly #snapshots: Snapshots
  readonly #ofProject: ReadonlyMap<number, OfProject>
  /** When any value came or was changed: between two of these, all stays as it is. */
  readonly #moments: number[]
  readonly #known = new Map<string, number>()

  constructor(snapshots: Snapshots, variables: readonly VariableHistory[], sets: Sets, projects: readonly number[]) {
    this.#snapshots = snapshots
    this.#ofProject = variablesOf(variables, sets, projects)
    const moments = variables.flatMap(({ row }) => [row.createdAt.getTime(), row.updatedAt.getTime()])
    this.#moments = [...new Set(moments)].sort((a, b) => a - b)
  }

  /** The number of the snapshot of a project's variables at a moment; null where it had none. */
  at(project: number, moment: Date): number | null {
    const time = moment.getTime()
    const key = `${project} ${this.#moments.findLastIndex((one) => one <= time)}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { sets, variables } = this.#ofProject.get(project) ?? { sets: [], variables: [] }
    const there = variables.filter(({ since }) => since <= time)
    if (there.length === 0) return null
    const frozen: FrozenVariables = {
      projectId: project,
      libraryVariableSets: sets,
      variables: there.map(({ changed, before, now }) => (changed <= time ? now : before)),
    }
    const id = this.#snapshots.keep(frozen, moment)
    this.#known.set(key, id)
    return id
  }
}

/** The library sets of each project, and its variables with theirs in the order in which they are frozen. */
function variablesOf(variables: readonly VariableHistory[], sets: Sets, projects: readonly number[]) {
  const sorted = variables.toSorted(({ row: a }, { row: b }) => compareBytes(a.nameKey, b.nameKey) || a.id - b.id)
  const frozen = sorted.map(({ row, earlier }) => {
    const now = frozenVariable(row)
    const before = earlier === null ? now : { ...now, value: earlier }
    const of = { projectId: row.projectId, libraryVariableSetId: row.libraryVariableSetId }
    return { ...of, since: row.createdAt.getTime(), changed: row.updatedAt.getTime(), before, now }
  })
  const own = grouped(frozen, ({ projectId }) => projectId)
  const ofSet = grouped(frozen, ({ libraryVariableSetId }) => libraryVariableSetId)
  const links = grouped(sets.project_library_variable_set, ({ projectId }) => projectId)
  const names = new Map(sets.library_variable_set.map(({ id, name }) => [id, name]))
  return new Map(
    projects.map((project): [number, OfProject] => {
      const ids = (links.get(project) ?? []).map(({ libraryVariableSetId }) => libraryVariableSetId)
      const all = [...(own.get(project) ?? []), ...ids.flatMap((id) => ofSet.get(id) ?? [])]
      return [project, { sets: ids.map((id) => ({ id, name: names.get(id) ?? '' })), variables: all }]
    }),
  )
}
