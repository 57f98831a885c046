import { decide, grantsOf } from '@spaceport/kit/rights/decide'
import { limitsOf, meets, NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { maySee } from '../access/view.js'
import type { SpaceContext } from '../context.js'
import type { FrozenVariable } from '../variable/snapshot.js'
import { loadVariables } from './load.js'

/** The project whose process or variables were frozen. */
export type ProjectPlace = { id: number; projectGroupId: number }

/** Whether the caller may see the process of a project, frozen or not. */
export function seesProcess({ rights }: SpaceContext, project: ProjectPlace): boolean {
  return decide(rights, 'ProcessView', positionOf(project)).allowed
}

/** Whether the caller may see variables of a project at all, be it only those of some environments. */
export function seesVariables({ rights }: SpaceContext, project: ProjectPlace): boolean {
  const position = positionOf(project)
  return (['VariableView', 'VariableViewUnscoped'] as const).some((permission) =>
    grantsOf(rights, permission).some(({ scope }) =>
      limitsOf(scope, permission).every((limit) => limit.by === 'environment' || meets(position, limit)),
    ),
  )
}

/** Those of a project's frozen variables that the caller may see, by the rule that holds for those that are not frozen. */
export function seenVariables(
  { rights }: SpaceContext,
  project: ProjectPlace,
  variables: readonly FrozenVariable[],
): FrozenVariable[] {
  const ofProject = positionOf(project)
  return variables.filter(({ libraryVariableSetId, scope }) => {
    const place = libraryVariableSetId === null ? ofProject : NOWHERE
    return maySee(rights, 'Variables', { ...place, Environments: scope.environmentIds })
  })
}

/** The variables that a snapshot's number names, as far as the caller may see them; null for somebody who may see none of the project's. */
export async function seenSnapshot(
  context: SpaceContext,
  project: ProjectPlace,
  id: number,
): Promise<{ variables: FrozenVariable[]; hasHidden: boolean } | null> {
  if (!seesVariables(context, project)) return null
  const { variables: all } = await loadVariables(context, id)
  const variables = seenVariables(context, project, all)
  return { variables, hasHidden: variables.length < all.length }
}

function positionOf({ id, projectGroupId }: ProjectPlace): Position {
  return { ...NOWHERE, ProjectGroups: [projectGroupId], Projects: [id] }
}
