import type { SpaceContext } from '../context.js'
import { holdRights, holdRightsOf, requireManager } from '../rights/hold.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { teamWithMembers } from './members.js'

/** Which team is to be deleted. */
export type DeleteTeam = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes a team; its members lose its roles. Throws `IN_USE` while what comes by a trust needs its approval, `INVALID_STATE` when nobody would be
 * left who is Space Manager without limits.
 */
export function deleteTeam(context: SpaceContext, input: DeleteTeam): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Teams', input.id, 'id')
  return change(context, {
    operation: 'deleteTeam',
    permission: 'TeamDelete',
    input,
    at: (tx) => holdRightsOf(tx, context, 'Teams', local, 'input', 'id'),
    async run(tx) {
      await holdRights(tx, context, 'TeamDelete')
      const team = await teamWithMembers(tx, local)
      await requireVersion(tx, context, 'Teams', team, input.expectedVersion)
      const uses = [{ kind: 'Trusts' as const, where: { approvalTeamId: local }, called: ['trust', 'trusts'] as const }]
      await requireUnused(tx, context, uses, 'input', 'id')
      const roles = await tx.scopedUserRole.findMany({ where: { teamId: local }, orderBy: { id: 'asc' } })
      await tx.team.delete({ where: { id: local } })
      await requireManager(tx)
      const before = { ...team, roles }
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Teams', { before })] }
    },
  })
}
