import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { localIds } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { aliveSessions } from './alive.js'
import { endSessions } from './end.js'

/** Ends all sessions of the caller's but the one that asks, and says how many those were. Throws `FORBIDDEN` to whoever came by anything else. */
export function revokeOtherSessions(context: DirectoryContext, input: ChangeInput): Promise<{ ended: number }> {
  const id = requireSession(context.caller)
  return change(context, {
    operation: 'revokeOtherSessions',
    input,
    async run(tx) {
      const [userId = 0] = localIds('Users', [context.caller.subject])
      const changed = await endSessions(tx, context, { AND: [{ userId, id: { not: id } }, aliveSessions(context)] })
      return { answer: { ended: changed.length }, changed }
    },
  })
}
