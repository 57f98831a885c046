import type { SpaceContext } from '../context.js'
import { holdRights, holdRightsOf, requireManager } from '../rights/hold.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'

/** Which of a team's roles is to be taken away. */
export type RemoveScopedUserRole = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Takes a role away from a team. Throws `INVALID_STATE` when nobody would be left who is Space Manager without limits. */
export function removeScopedUserRole(
  context: SpaceContext,
  input: RemoveScopedUserRole,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'ScopedUserRoles', input.id, 'id')
  return change(context, {
    operation: 'removeScopedUserRole',
    permission: 'TeamEdit',
    input,
    at: (tx) => holdRightsOf(tx, context, 'ScopedUserRoles', local, 'input', 'id'),
    async run(tx) {
      await holdRights(tx, context, 'TeamEdit')
      const before = await tx.scopedUserRole.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'ScopedUserRoles', before, input.expectedVersion)
      await tx.scopedUserRole.delete({ where: { id: local } })
      await requireManager(tx)
      return { answer: { deletedId: input.id }, changed: [changed(context, 'ScopedUserRoles', { before })] }
    },
  })
}
