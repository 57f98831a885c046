import type { PrismaClient, SpaceRole } from '@spaceport/database/space'
import { write } from '@spaceport/kit/write/write'
import type { Tx } from '../write/change.js'

/** Somebody who has a role in a Space from its first day: `Users-1` or `Groups-1`. */
export type Member = { subject: string; role: SpaceRole }

/** Gives a new Space its first members, once and for all: later calls change nothing, whoever has left meanwhile. */
export async function foundSpace(db: PrismaClient, id: string, members: readonly Member[]): Promise<void> {
  await write<Tx, null>(db, {
    caller: null,
    actor: 'directory',
    operation: 'createSpace',
    input: { space: id },
    idempotencyKey: 'createSpace',
    async run(tx) {
      const data = members.map(({ subject, role }) => ({ subject, role }))
      await tx.roleAssignment.createMany({ data, skipDuplicates: true })
      return { answer: null, changed: [{ kind: 'Spaces', id, version: 1, before: null, after: { members: data } }] }
    },
  })
}
