import type { Prisma } from '@spaceport/database/directory'
import type { Changed } from '@spaceport/kit/write/audit'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** Ends at once those of these sessions that have not been ended, and says which they were. */
export async function endSessions(
  tx: Tx,
  { now }: Pick<Directory, 'now'>,
  where: Prisma.SessionWhereInput,
): Promise<Changed[]> {
  const revokedAt = now()
  const ended = await tx.session.updateManyAndReturn({
    where: { AND: [where, { revokedAt: null }] },
    data: { revokedAt },
    select: { id: true },
  })
  return ended.map(({ id }) => {
    const subject = directoryId('Sessions', id)
    return { kind: 'Sessions', id: subject, version: 2, before: { revokedAt: null }, after: { revokedAt } }
  })
}
