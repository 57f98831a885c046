import { SpaceportError } from '@spaceport/kit/errors'
import { decide, type Rights } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import { SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import { rightsOf } from '../access/load.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { holdSubject } from '../write/subject.js'

/** The advisory lock under which a Space's rights change, one change at a time. */
const RIGHTS_LOCK = 7_281_009

/**
 * Holds the Space's rights, then the row that a change of them is about, and says where it stands. Always the rights first: removing a team
 * takes rows with it that another change may hold.
 */
export async function holdRightsOf(
  tx: Tx,
  context: SpaceContext,
  kind: 'Teams' | 'UserRoles' | 'ScopedUserRoles',
  local: number,
  ...path: string[]
): Promise<Position> {
  await lockRights(tx)
  return holdSubject(tx, context, kind, local, ...path)
}

async function lockRights(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${RIGHTS_LOCK}::bigint)::text`
}

/**
 * Holds the Space's rights until the transaction ends, and reads the caller's own as they are now: who waited here while somebody else
 * took their rights away has none to give. Throws `FORBIDDEN` when the permission is gone.
 */
export async function holdRights(tx: Tx, context: SpaceContext, permission: Permission): Promise<Rights> {
  await lockRights(tx)
  const rights = await rightsOf(tx, context.spaceId, context.caller)
  if (decide(rights, permission, NOWHERE).allowed) return rights
  throw new SpaceportError('FORBIDDEN', `This takes the permission ${permission} in ${context.spaceId}.`)
}

/** Throws `INVALID_STATE` unless a team that has a member is Space Manager without limits: somebody must be left who can give rights. */
export async function requireManager(tx: Tx): Promise<void> {
  const managers = await tx.teamMember.findFirst({
    where: {
      team: {
        roles: {
          some: {
            roleId: SPACE_MANAGER,
            projectGroupIds: { isEmpty: true },
            projectIds: { isEmpty: true },
            environmentIds: { isEmpty: true },
            tenantIds: { isEmpty: true },
          },
        },
      },
    },
  })
  if (!managers)
    throw refuse('INVALID_STATE', 'A Space needs a team with members that is Space Manager without limits.')
}
