import type { Position } from '@spaceport/kit/rights/scope'
import { NOT_YET } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { requireReach, type Tx } from '../write/change.js'
import type { FreezeScope } from './active.js'

/** What a freeze without scopes holds for. */
const WHOLE_SPACE: FreezeScope = { projectId: null, environmentId: null, tenantId: null }

/**
 * Throws `FORBIDDEN` unless the caller may freeze all that scopes name (none: the whole Space): a scope for any project takes the permission
 * without a limit of projects, and so on. Returns where all of that stands.
 */
export async function requireFreezable(
  tx: Tx,
  context: SpaceContext,
  scopes: readonly FreezeScope[],
): Promise<Position> {
  const groups = await groupsOf(tx, scopes)
  const positions = (scopes.length > 0 ? scopes : [WHOLE_SPACE]).map((scope) => positionOf(scope, groups))
  for (const position of positions) requireReach(context, 'DeploymentFreezeAdminister', position)
  return together(positions)
}

/** Positions as one. */
export function together(positions: readonly Position[]): Position {
  const all = (dimension: keyof Position) => [...new Set(positions.flatMap((position) => position[dimension]))]
  return {
    ProjectGroups: all('ProjectGroups'),
    Projects: all('Projects'),
    Environments: all('Environments'),
    Tenants: all('Tenants'),
  }
}

async function groupsOf(tx: Tx, scopes: readonly FreezeScope[]): Promise<ReadonlyMap<number, number>> {
  const ids = scopes.flatMap(({ projectId }) => projectId ?? [])
  if (ids.length === 0) return new Map()
  const projects = await tx.project.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, projectGroupId: true },
  })
  return new Map(projects.map(({ id, projectGroupId }) => [id, projectGroupId]))
}

/** Any of a kind is within the limits of no role. */
function positionOf(
  { projectId, environmentId, tenantId }: FreezeScope,
  groups: ReadonlyMap<number, number>,
): Position {
  return {
    ProjectGroups: [projectId === null ? NOT_YET : (groups.get(projectId) ?? NOT_YET)],
    Projects: [projectId ?? NOT_YET],
    Environments: [environmentId ?? NOT_YET],
    Tenants: [tenantId ?? NOT_YET],
  }
}
