import { holdsInFleet } from '@spaceport/kit/rights/system'
import type { DirectoryContext } from '../context.js'
import { directoryId, localIds, notFound, readId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'

export type RevokeApiKey = ChangeInput & { id: string }

/** Ends an API key of the caller's, or for administrators of anybody's, at once; without effect on one that has been. Throws `NOT_FOUND`. */
export function revokeApiKey(context: DirectoryContext, input: RevokeApiKey): Promise<{ id: number }> {
  const { caller, now } = context
  return change(context, {
    operation: 'revokeApiKey',
    input,
    async run(tx) {
      const id = readId('ApiKeys', input.id, 'input', 'id')
      const own = holdsInFleet(caller, 'UserEdit') ? {} : { userId: { in: localIds('Users', [caller.subject]) } }
      const key = await tx.apiKey.findFirst({ where: { id, ...own }, select: { id: true } })
      if (!key) throw notFound('ApiKeys', 'input', 'id')
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
