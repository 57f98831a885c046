import { permissionsOf } from '../access/load.js'
import type { SpaceContext } from '../context.js'
import { requireOwnToGive } from '../rights/give.js'
import { holdRights, holdRightsOf, requireManager } from '../rights/hold.js'
import { scopeOf } from '../rights/scope.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { readLimits, type Limits } from './limits.js'

/** What a team's role is to be limited to; lists that are left out stay. */
export type UpdateScopedUserRole = Limits & {
  id: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Limits a team's role anew. Throws `FORBIDDEN` unless the caller has all that is in it, at least as far as it then reaches;
 * `INVALID_STATE` when nobody would be left who is Space Manager without limits.
 */
export function updateScopedUserRole(context: SpaceContext, input: UpdateScopedUserRole): Promise<{ local: number }> {
  const local = readSubject(context, 'ScopedUserRoles', input.id, 'id')
  return change(context, {
    operation: 'updateScopedUserRole',
    permission: 'TeamEdit',
    input,
    at: (tx) => holdRightsOf(tx, context, 'ScopedUserRoles', local, 'input', 'id'),
    async run(tx) {
      const rights = await holdRights(tx, context, 'TeamEdit')
      const { role, ...before } = await tx.scopedUserRole.findUniqueOrThrow({
        where: { id: local },
        include: { role: true },
      })
      await requireVersion(tx, context, 'ScopedUserRoles', before, input.expectedVersion)
      const limits = await readLimits(tx, context, input, before)
      const permissions = permissionsOf(role.id, role.permissions)
      await requireOwnToGive(tx, rights, [{ permissions, scope: scopeOf(limits) }])
      const after = await tx.scopedUserRole.update({
        where: { id: local },
        data: { ...limits, version: { increment: 1 } },
      })
      await requireManager(tx)
      return { answer: { local }, changed: [changed(context, 'ScopedUserRoles', { before, after })] }
    },
  })
}
