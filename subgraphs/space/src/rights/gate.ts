import { SpaceportError } from '@spaceport/kit/errors'
import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { positionOf } from '../access/position.js'
import { maySee } from '../access/view.js'
import type { SpaceContext } from '../context.js'
import { quoted, type Kind } from '../entity/kinds.js'

/** Whether the caller may read other people's rights in the Space: who sees its teams and its roles. */
export function mayReadRights({ rights }: SpaceContext): boolean {
  return decide(rights, 'TeamView', NOWHERE).allowed && decide(rights, 'UserRoleView', NOWHERE).allowed
}

/** Where an entity stands that the caller may see. Throws `NOT_FOUND` for any other, whether it exists or not. */
export async function visiblePosition(context: SpaceContext, kind: Kind, local: number, id: string): Promise<Position> {
  const position = await positionOf(context.db, kind, local)
  if (position && maySee(context.rights, kind, position)) return position
  throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
}
