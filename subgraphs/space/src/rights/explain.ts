import { SpaceportError } from '@spaceport/kit/errors'
import { decide } from '@spaceport/kit/rights/decide'
import type { Chain } from '@spaceport/kit/rights/explained'
import type { Permission } from '@spaceport/kit/rights/permission'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { grantsTo } from '../access/load.js'
import type { SpaceContext } from '../context.js'
import { quoted, readEntityId } from '../entity/kinds.js'
import { chainOf } from './chain.js'
import { mayReadRights, visiblePosition } from './gate.js'
import { limitationsFor } from './limitations.js'

/** Whether a user may do something with an entity, or with what stands nowhere in particular if `entity` is the Space itself. */
export type AccessQuestion = { user: string; groups: readonly string[]; permission: Permission; entity: string }

/**
 * What this Space says, and by which teams and roles. Everybody may ask about themselves, but not by an API key that leaves them only some
 * permissions; so, and about others, only who may see the Space's teams and roles (else `FORBIDDEN`); about an entity only who may see it (else `NOT_FOUND`).
 */
export async function explain(
  context: SpaceContext,
  { user, groups, permission, entity }: AccessQuestion,
): Promise<{ allowed: boolean; chains: Chain[] }> {
  const { subject, cap } = context.caller
  // A key that leaves only some permissions is not to tell whoever holds it what else its owner has.
  const aboutOneself = subject === user && !cap?.permissions
  if (!aboutOneself && !mayReadRights(context)) {
    throw new SpaceportError('FORBIDDEN', `Such rights in ${context.spaceId} take TeamView and UserRoleView there.`)
  }
  const position = await positionOfEntity(context, entity)
  const grants = await grantsTo(context.db, [user, ...groups])
  const limitations = await limitationsFor(context, grants)
  return {
    allowed: decide({ grants, cap: null }, permission, position).allowed,
    chains: grants.map((grant) => chainOf(context.space, grant, { permission, position }, limitations)),
  }
}

async function positionOfEntity(context: SpaceContext, entity: string): Promise<Position> {
  if (entity === context.spaceId) return NOWHERE
  const { space, kind, local } = readEntityId(entity)
  if (space !== context.space) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(entity)}.`)
  return visiblePosition(context, kind, local, entity)
}
