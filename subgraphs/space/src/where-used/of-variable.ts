import type { Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { actions, steps } from './actions.js'
import { rows } from './rows.js'
import type { Source } from './use.js'

/** Where the name of a variable can mean it: in which projects, and in which library sets. */
type Reach = { project: Where; libraryVariableSet: Where }

/** What may use a variable, by its name: whatever its scope, and though another one of the name may be what is meant there. */
export async function variableUses(local: number, { db }: SpaceContext): Promise<readonly Source[]> {
  const { nameKey, ...owner } = await db.variable.findUniqueOrThrow({
    where: { id: local },
    select: { nameKey: true, projectId: true, libraryVariableSetId: true },
  })
  const reach = reachOf(owner)
  const named = { variableNames: { has: nameKey } }
  const process = { OR: [{ project: reach.project }, { runbook: { project: reach.project } }] }
  const variable = { OR: [{ project: reach.project }, { libraryVariableSet: reach.libraryVariableSet }] }
  return [
    actions({ ...named, step: { process } }),
    steps({ ...named, process }),
    rows('VARIABLE', { ...named, ...variable, id: { not: local } }),
  ]
}

/** A project's variable means something in it and in its library sets; a library set's in its projects, and in all of their library sets. */
function reachOf(owner: { projectId: number | null; libraryVariableSetId: number | null }): Reach {
  const { projectId, libraryVariableSetId } = owner
  if (projectId !== null)
    return { project: { id: projectId }, libraryVariableSet: { projects: { some: { projectId } } } }
  const project = { libraryVariableSets: { some: { libraryVariableSetId } } }
  return { project, libraryVariableSet: { OR: [{ id: libraryVariableSetId }, { projects: { some: { project } } }] } }
}
