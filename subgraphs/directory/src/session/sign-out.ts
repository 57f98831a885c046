import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { tokenHash } from './token.js'

/** Ends a session at once. One that has ended, or never was, is no error. */
export async function signOut(
  { db, now }: Pick<Directory, 'db' | 'now'>,
  token: string,
  requestId?: string,
): Promise<void> {
  const session = await db.session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, userId: true },
  })
  if (!session) return
  await write(db, {
    caller: null,
    actor: directoryId('Users', session.userId),
    operation: 'signOut',
    input: null,
    ...(requestId ? { requestId } : {}),
    async run(tx) {
      const revokedAt = now()
      const { count } = await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { revokedAt } })
      const id = directoryId('Sessions', session.id)
      const changed = { kind: 'Sessions', id, version: 2, before: { revokedAt: null }, after: { revokedAt } }
      return { answer: null, changed: count > 0 ? [changed] : [] }
    },
  })
}
