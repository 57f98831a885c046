import { holdsInFleet } from '@spaceport/kit/rights/system'
import { expectMayTouch } from '../access/may-touch.js'
import { isWhole } from '../access/whole-caller.js'
import { visibleUsers } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { localIds, notFound, readId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { endSessions } from './end.js'

export type RevokeSession = ChangeInput & { id: string }

/** Ends a session of the caller's, or, with `UserEdit`, of somebody else's; without effect on one that has ended. Throws `NOT_FOUND`, `FORBIDDEN`. */
export function revokeSession(context: DirectoryContext, input: RevokeSession): Promise<{ id: number }> {
  const { caller } = context
  return change(context, {
    operation: 'revokeSession',
    input,
    async run(tx) {
      const id = readId('Sessions', input.id, 'input', 'id')
      const [self = 0] = localIds('Users', [caller.subject])
      const session = await tx.session.findFirst({
        where: { id, user: visibleUsers(caller) },
        select: { userId: true },
      })
      const own = session?.userId === self && isWhole(caller)
      if (!session || (!own && !holdsInFleet(caller, 'UserEdit'))) throw notFound('Sessions', 'input', 'id')
      if (!own) await expectMayTouch(tx, caller, { users: [session.userId] }, 'input', 'id')
      return { answer: { id }, changed: await endSessions(tx, context, { id }) }
    },
  })
}
