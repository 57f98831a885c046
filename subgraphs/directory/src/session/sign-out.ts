import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'
import { endSessions } from './end.js'
import { tokenHash } from './token.js'

/** Ends a session at once. One that has ended, or never was, is no error. */
export async function signOut(directory: Pick<Directory, 'db' | 'now'>, token: string, requestId?: string) {
  const { db } = directory
  const session = await db.session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, userId: true },
  })
  if (!session) return
  await write<Tx, null>(db, {
    caller: null,
    actor: directoryId('Users', session.userId),
    operation: 'signOut',
    input: null,
    ...(requestId ? { requestId } : {}),
    run: async (tx) => ({ answer: null, changed: await endSessions(tx, directory, { id: session.id }) }),
  })
}
