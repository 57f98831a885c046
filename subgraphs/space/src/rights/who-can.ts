import { SpaceportError } from '@spaceport/kit/errors'
import { decide, type Grant } from '@spaceport/kit/rights/decide'
import type { Chain } from '@spaceport/kit/rights/explained'
import type { Dimension, Permission } from '@spaceport/kit/rights/permission'
import { DIMENSIONS } from '@spaceport/kit/rights/permission'
import { EVERYWHERE, NOWHERE, type Position, type Scope } from '@spaceport/kit/rights/scope'
import { grantsTo } from '../access/load.js'
import type { SpaceContext } from '../context.js'
import { readEntityId, type Kind } from '../entity/kinds.js'
import { chainOf } from './chain.js'
import { mayReadRights, visiblePosition } from './gate.js'
import { limitationsFor } from './limitations.js'

/**
 * Where something is to be done: with one entity, or in a project group, a project, an environment, for a tenant, by their ids. What
 * is left out limits nothing: without any, it is asked who can do it anywhere at all.
 */
export type Place = { entity: string | null } & Record<
  'projectGroup' | 'project' | 'environment' | 'tenant',
  string | null
>

/** The most chains that one Space tells. */
const MOST_CHAINS = 2_000

/** Every member of a team, a user or a group, to whom a role gives the permission at the place, with the chain. `FORBIDDEN` unless the caller may read rights here. */
export async function whoCan(
  context: SpaceContext,
  permission: Permission,
  place: Place,
): Promise<{ chains: Chain[]; truncated: boolean }> {
  if (!mayReadRights(context)) {
    throw new SpaceportError(
      'FORBIDDEN',
      `Rights of others in ${context.spaceId} take TeamView and UserRoleView there.`,
    )
  }
  const { position, asked } = await positionOfPlace(context, place)
  const members = await context.db.teamMember.findMany({ distinct: ['subject'], select: { subject: true } })
  const all = await grantsTo(
    context.db,
    members.map(({ subject }) => subject),
  )
  const granting = all.filter(
    (grant) => decide({ grants: [narrowed(grant, asked)], cap: null }, permission, position).allowed,
  )
  const told = granting.slice(0, MOST_CHAINS)
  const limitations = await limitationsFor(context, told)
  const chains = told.map((grant) => ({
    ...chainOf(context.space, narrowed(grant, asked), { permission, position }, limitations),
    scope: limitations(grant.scope),
  }))
  return { chains, truncated: told.length < granting.length }
}

/** A grant with those limits only that the question is about. */
function narrowed(grant: Grant, asked: ReadonlySet<Dimension>): Grant {
  const scope: Scope = {
    ...EVERYWHERE,
    ...Object.fromEntries(DIMENSIONS.map((one) => [one, asked.has(one) ? grant.scope[one] : []])),
  }
  return { ...grant, scope }
}

const PROJECTS: readonly Dimension[] = ['ProjectGroups', 'Projects']

/** The position that a place stands for, and the dimensions that it says something of. */
async function positionOfPlace(
  context: SpaceContext,
  { entity, projectGroup, project, environment, tenant }: Place,
): Promise<{ position: Position; asked: ReadonlySet<Dimension> }> {
  if (entity !== null) return { position: await stand(context, entity), asked: new Set(DIMENSIONS) }
  let position: Position = NOWHERE
  const asked = new Set<Dimension>()
  for (const id of [project, projectGroup]) {
    if (id === null || asked.size > 0) continue
    const { ProjectGroups, Projects } = await stand(context, id, id === project ? 'Projects' : 'ProjectGroups')
    position = { ...position, ProjectGroups, Projects }
    for (const dimension of PROJECTS) asked.add(dimension)
  }
  for (const [id, kind] of [
    [environment, 'Environments'],
    [tenant, 'Tenants'],
  ] as const) {
    if (id === null) continue
    position = { ...position, [kind]: (await stand(context, id, kind))[kind] }
    asked.add(kind)
  }
  return { position, asked }
}

async function stand(context: SpaceContext, id: string, wanted?: Kind): Promise<Position> {
  const { space, kind, local } = readEntityId(id)
  if (space !== context.space || (wanted && kind !== wanted)) {
    throw new SpaceportError(
      'BAD_ID',
      `${id} is not the id of one of the ${wanted ?? 'entities'} of ${context.spaceId}.`,
    )
  }
  return visiblePosition(context, kind, local, id)
}
