import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { endOneTimeTokens } from '../one-time-token/end.js'
import { badToken, readOneTimeToken, useOneTimeToken } from '../one-time-token/use.js'
import { endSessions } from '../session/end.js'
import { openSession, type SignedIn, type SignInFrom } from '../session/open.js'
import type { Tx } from '../write/change.js'
import { hashPassword } from './password.js'

export type ResetPassword = SignInFrom & { token: string; password: string }

/**
 * Sets a new password by a one-time token, ends the person's sessions and other links, and signs them in. Throws `BAD_TOKEN`,
 * and `WEAK_PASSWORD`, which uses nothing up.
 */
export async function resetPassword(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  { token, password, ...from }: ResetPassword,
  requestId?: string,
): Promise<SignedIn> {
  const { db } = directory
  const { userId } = await readOneTimeToken(directory, 'PASSWORD_RESET', token)
  const user =
    userId === null
      ? null
      : await db.user.findUnique({ where: { id: userId }, select: { id: true, email: true, name: true } })
  if (!user) throw badToken()
  const passwordHash = await hashPassword(password, user, 'password')
  let signedIn: SignedIn | null = null
  await write<Tx, null>(db, {
    caller: null,
    actor: directoryId('Users', user.id),
    operation: 'resetPassword',
    input: null,
    ...(requestId ? { requestId } : {}),
    async run(tx) {
      await useOneTimeToken(tx, directory, 'PASSWORD_RESET', token)
      const data = { passwordHash, version: { increment: 1 } }
      const { version } = await tx.user.update({ where: { id: user.id }, data, select: { version: true } })
      const ended = await endSessions(tx, directory, { userId: user.id })
      await endOneTimeTokens(tx, [user.id])
      const opened = await openSession(tx, directory, user.id, from)
      signedIn = opened.signedIn
      const id = directoryId('Users', user.id)
      const changed = { kind: 'Users', id, version, before: null, after: { password: 'reset' } }
      return { answer: null, changed: [changed, ...ended, opened.changed] }
    },
  })
  if (!signedIn) throw badToken()
  return signedIn
}
