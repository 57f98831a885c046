import type { PrismaClient } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { write } from '@spaceport/kit/write/write'
import type { Tx } from '../write/change.js'

/** Somebody who has a role in a Space from its first day: `Users-1` or `Groups-1`, and the local id of a built-in role. */
export type Member = { subject: string; role: number }

/**
 * Gives a new Space its first teams, once and for all: later calls change nothing, whoever has left meanwhile. One team for each
 * role that somebody is to have, called by its plural, such as Space Managers.
 */
export async function foundSpace(db: PrismaClient, id: string, members: readonly Member[]): Promise<void> {
  await write<Tx, null>(db, {
    caller: null,
    actor: 'directory',
    operation: 'createSpace',
    input: { space: id },
    idempotencyKey: 'createSpace',
    async run(tx) {
      const subjects = new Map<number, Set<string>>()
      for (const { subject, role } of members) subjects.set(role, (subjects.get(role) ?? new Set()).add(subject))
      for (const [roleId, those] of subjects) {
        const name = `${BUILT_IN_ROLES.get(roleId)?.name}s`
        await tx.team.create({
          data: {
            name,
            nameKey: textKey(name),
            members: { create: [...those].map((subject) => ({ subject })) },
            roles: { create: { roleId, projectGroupIds: [], projectIds: [], environmentIds: [], tenantIds: [] } },
          },
        })
      }
      const after = { members: members.map(({ subject, role }) => ({ subject, role })) }
      return { answer: null, changed: [{ kind: 'Spaces', id, version: 1, before: null, after }] }
    },
  })
}
