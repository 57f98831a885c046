import { permissionsOf } from '../access/load.js'
import type { SpaceContext } from '../context.js'
import { requireOwnToGive, type Gift } from '../rights/give.js'
import { holdRights, holdRightsOf, requireManager } from '../rights/hold.js'
import { scopeOf } from '../rights/scope.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { readMembers, teamWithMembers } from './members.js'

/** Who is to be in a team: all of them, by id. */
export type SetTeamMembers = {
  id: string
  members: string[]
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Says who is in a team. Whoever joins it is given its roles, so that takes having them: else throws `FORBIDDEN`. Throws `INVALID_STATE`
 * when nobody would be left who is Space Manager without limits.
 */
export function setTeamMembers(context: SpaceContext, input: SetTeamMembers): Promise<{ local: number }> {
  const local = readSubject(context, 'Teams', input.id, 'id')
  return change(context, {
    operation: 'setTeamMembers',
    permission: 'TeamEdit',
    input,
    at: (tx) => holdRightsOf(tx, context, 'Teams', local, 'input', 'id'),
    async run(tx) {
      const rights = await holdRights(tx, context, 'TeamEdit')
      const before = await teamWithMembers(tx, local)
      await requireVersion(tx, context, 'Teams', before, input.expectedVersion)
      const members = readMembers(input.members)
      const joining = members.filter((subject) => !before.members.includes(subject))
      if (joining.length > 0) await requireOwnToGive(tx, rights, await rolesOf(tx, local))
      await tx.teamMember.deleteMany({ where: { teamId: local, subject: { notIn: members } } })
      await tx.teamMember.createMany({ data: joining.map((subject) => ({ teamId: local, subject })) })
      await tx.team.update({ where: { id: local }, data: { version: { increment: 1 } } })
      await requireManager(tx)
      const after = await teamWithMembers(tx, local)
      return { answer: { local }, changed: [changed(context, 'Teams', { before, after })] }
    },
  })
}

/** What joining a team gives. */
async function rolesOf(tx: Tx, teamId: number): Promise<Gift[]> {
  const assigned = await tx.scopedUserRole.findMany({ where: { teamId }, include: { role: true } })
  return assigned.map((one) => ({
    permissions: permissionsOf(one.role.id, one.role.permissions),
    scope: scopeOf(one),
  }))
}
