import type { PrismaClient } from '@spaceport/database/directory'
import type { MembershipLine } from '@spaceport/kit/membership'
import { entryMember, instanceMember, INSTANCE_COLUMNS, SPACE_COLUMNS, spaceMember } from './members.js'
import { currentRevision, MEMBERSHIP_KINDS } from './revision.js'

/** Where a follower stands: the last revision it was told, and the last row of the change feed behind it. */
export type Place = { revision: number; change: number }

/** The whole membership as it is at one moment, and the place from which to go on. */
export async function membershipSnapshot(db: PrismaClient): Promise<{ line: MembershipLine; place: Place }> {
  return db.$transaction(
    async (tx) => {
      const revision = await currentRevision(tx)
      const last = await tx.change.findFirst({
        where: { kind: { in: [...MEMBERSHIP_KINDS] } },
        orderBy: { id: 'desc' },
        select: { id: true },
      })
      const instances = await tx.instance.findMany({ orderBy: { id: 'asc' }, select: INSTANCE_COLUMNS })
      const spaces = await tx.space.findMany({
        where: { state: 'ACTIVE' },
        orderBy: { id: 'asc' },
        select: SPACE_COLUMNS,
      })
      const entry = await tx.entry.findMany({ orderBy: [{ groupId: 'asc' }, { spaceId: 'asc' }] })
      return {
        line: {
          type: 'snapshot',
          revision,
          instances: instances.map(instanceMember),
          spaces: spaces.map(spaceMember),
          entry: entry.map(entryMember),
        },
        place: { revision, change: last?.id ?? 0 },
      }
    },
    { isolationLevel: 'RepeatableRead' },
  )
}
