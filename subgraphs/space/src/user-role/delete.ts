import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { holdRights, holdRightsOf } from '../rights/hold.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { requireCustom } from './permissions.js'

/** Which role is to be deleted. */
export type DeleteUserRole = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a custom role. Throws `IN_USE` while a team has it, `INVALID_STATE` for a built-in one. */
export function deleteUserRole(context: SpaceContext, input: DeleteUserRole): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'UserRoles', input.id, 'id')
  return change(context, {
    operation: 'deleteUserRole',
    permission: 'UserRoleEdit',
    input,
    at: (tx) => holdRightsOf(tx, context, 'UserRoles', local, 'input', 'id'),
    async run(tx) {
      await holdRights(tx, context, 'UserRoleEdit')
      requireCustom(local)
      const before = await tx.userRole.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'UserRoles', before, input.expectedVersion)
      // Not which: the caller need not be able to see teams.
      const used = await tx.scopedUserRole.findFirst({ where: { roleId: local } })
      if (used) throw refuse('IN_USE', 'A team still has it.', 'input', 'id')
      await tx.userRole.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'UserRoles', { before })] }
    },
  })
}
