import { holdsInFleet } from '@spaceport/kit/rights/system'
import { expectMayTouch } from '../access/may-touch.js'
import { visibleUsers } from '../access/visible.js'
import { isWhole } from '../access/whole-caller.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, localIds, notFound, readId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'

export type RevokeApiKey = ChangeInput & { id: string }

/**
 * Ends an API key of the caller's, or, with `UserEdit`, of anybody's, at once; without effect on one that has been. Throws
 * `NOT_FOUND`, and `FORBIDDEN` for the key of somebody with more roles over the fleet than the caller.
 */
export function revokeApiKey(context: DirectoryContext, input: RevokeApiKey): Promise<{ id: number }> {
  const { caller, now } = context
  return change(context, {
    operation: 'revokeApiKey',
    input,
    async run(tx) {
      const id = readId('ApiKeys', input.id, 'input', 'id')
      const [self = 0] = localIds('Users', [caller.subject])
      const key = await tx.apiKey.findFirst({ where: { id, user: visibleUsers(caller) }, select: { userId: true } })
      const own = key?.userId === self && isWhole(caller)
      if (!key || (!own && !holdsInFleet(caller, 'UserEdit'))) throw notFound('ApiKeys', 'input', 'id')
      if (!own) await expectMayTouch(tx, caller, { users: [key.userId] }, 'input', 'id')
      const revokedAt = now()
      const data = { revokedAt, version: { increment: 1 } }
      const [row] = await tx.apiKey.updateManyAndReturn({ where: { id, revokedAt: null }, data })
      if (!row) return { answer: { id }, changed: [] }
      const subject = directoryId('ApiKeys', id)
      const before = { revokedAt: null }
      return {
        answer: { id },
        changed: [{ kind: 'ApiKeys', id: subject, version: row.version, before, after: { revokedAt } }],
      }
    },
  })
}
