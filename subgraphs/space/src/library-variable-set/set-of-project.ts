import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { requireNotArchived } from '../project/active.js'
import { requireBuiltHere } from '../project/remote.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireReferences } from '../write/subject.js'
import { requireVersion } from '../write/version.js'

/** Which library variable sets a project is to use. */
export type SetProjectLibraryVariableSets = {
  project: string
  /** All of them, in order. */
  sets: string[]
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** The most library variable sets of a project. */
const MOST = 500

const PATH = ['input', 'sets']

/**
 * Says which library variable sets a project uses, in order: they are a part of the project, so it takes the permission to edit that. Throws
 * `VERSION_CONFLICT`, and `INVALID_STATE` for an archived project or a set that is archived and not used yet.
 */
export function setProjectLibraryVariableSets(
  context: SpaceContext,
  input: SetProjectLibraryVariableSets,
): Promise<{ local: number }> {
  const local = readSubject(context, 'Projects', input.project, 'project')
  return change(context, {
    operation: 'setProjectLibraryVariableSets',
    permission: 'ProjectEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Projects', local, 'input', 'project'),
    async run(tx) {
      const row = await tx.project.findUniqueOrThrow({ where: { id: local } })
      requireNotArchived(row, 'input', 'project')
      requireBuiltHere(row, 'input', 'project')
      await requireVersion(tx, context, 'Projects', row, input.expectedVersion)
      const before = { ...row, libraryVariableSetIds: await setsOf(tx, local) }
      const libraryVariableSetIds = await wantedSets(tx, context, before.libraryVariableSetIds, input.sets)
      await tx.projectLibraryVariableSet.deleteMany({ where: { projectId: local } })
      await tx.projectLibraryVariableSet.createMany({
        data: libraryVariableSetIds.map((libraryVariableSetId, position) => ({
          projectId: local,
          libraryVariableSetId,
          position,
        })),
      })
      const now = await tx.project.update({ where: { id: local }, data: { version: { increment: 1 } } })
      const after = { ...now, libraryVariableSetIds }
      return { answer: { local }, changed: [changed(context, 'Projects', { before, after })] }
    },
  })
}

async function setsOf(tx: Tx, projectId: number): Promise<number[]> {
  const links = await tx.projectLibraryVariableSet.findMany({ where: { projectId }, orderBy: { position: 'asc' } })
  return links.map(({ libraryVariableSetId }) => libraryVariableSetId)
}

/** The sets as they are to be: as given, then those that the caller cannot see, which stay. */
async function wantedSets(
  tx: Tx,
  context: SpaceContext,
  before: readonly number[],
  given: readonly string[],
): Promise<number[]> {
  if (given.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} library variable sets.`, ...PATH)
  const wanted = await requireReferences(tx, context, 'LibraryVariableSets', given, ...PATH)
  const added = wanted.filter((id) => !before.includes(id))
  const [archived] = await tx.libraryVariableSet.findMany({
    where: { id: { in: added }, archivedAt: { not: null } },
    select: { name: true },
    take: 1,
  })
  if (archived) throw refuse('INVALID_STATE', `"${archived.name}" is archived: restore it first.`, ...PATH)
  const seen = await tx.libraryVariableSet.findMany({
    where: allOf([{ id: { in: [...before] } }, visible(context, 'LibraryVariableSets')]),
    select: { id: true },
  })
  const visibleIds = new Set(seen.map(({ id }) => id))
  return [...wanted, ...before.filter((id) => !visibleIds.has(id) && !wanted.includes(id))]
}
