import { refuse } from '@spaceport/kit/write/outcome'
import { permissionsOf } from '../access/load.js'
import type { SpaceContext } from '../context.js'
import { requireOwnToGive } from '../rights/give.js'
import { holdRights, holdRightsOf } from '../rights/hold.js'
import { scopeOf } from '../rights/scope.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireReference } from '../write/subject.js'
import { readLimits, UNLIMITED, type Limits } from './limits.js'

/** Which role a team is to be given, with which limits. */
export type AssignUserRole = Limits & { team: string; role: string; idempotencyKey?: string | null }

/** The most roles that a team may have. */
const MOST = 200

/** Gives a team a role. Throws `FORBIDDEN` unless the caller has all that is in it, at least as far. */
export function assignUserRole(context: SpaceContext, input: AssignUserRole): Promise<{ local: number }> {
  const teamId = readSubject(context, 'Teams', input.team, 'team')
  return change(context, {
    operation: 'assignUserRole',
    permission: 'TeamEdit',
    input,
    at: (tx) => holdRightsOf(tx, context, 'Teams', teamId, 'input', 'team'),
    async run(tx) {
      const rights = await holdRights(tx, context, 'TeamEdit')
      const roleId = await requireReference(tx, context, 'UserRoles', input.role, 'input', 'role')
      if ((await tx.scopedUserRole.count({ where: { teamId } })) >= MOST) {
        throw refuse('BAD_INPUT', `A team has at most ${MOST} roles.`, 'input', 'team')
      }
      const limits = await readLimits(tx, context, input, UNLIMITED)
      const role = await tx.userRole.findUniqueOrThrow({ where: { id: roleId } })
      const permissions = permissionsOf(roleId, role.permissions)
      await requireOwnToGive(tx, rights, [{ permissions, scope: scopeOf(limits) }])
      const after = await tx.scopedUserRole.create({ data: { teamId, roleId, ...limits } })
      return { answer: { local: after.id }, changed: [changed(context, 'ScopedUserRoles', { after })] }
    },
  })
}
