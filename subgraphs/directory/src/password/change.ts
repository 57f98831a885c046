import { refuse } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { notingLimit } from '../event/note.js'
import { directoryId, localIds } from '../graph/ids.js'
import { endOneTimeTokens } from '../one-time-token/end.js'
import { endSessions } from '../session/end.js'
import { change, type ChangeInput } from '../write/change.js'
import { secretDigest } from './digest.js'
import { hashPassword, isPassword } from './password.js'

export type ChangePassword = ChangeInput & { oldPassword: string; newPassword: string }

/**
 * Gives the caller another password and ends their other sessions. Throws `BAD_CREDENTIALS` unless the old one is right,
 * `WEAK_PASSWORD`, `RATE_LIMITED` after too many wrong ones, and `FORBIDDEN` to whoever came by anything but a session.
 */
export async function changePassword(context: DirectoryContext, input: ChangePassword): Promise<{ id: number }> {
  const { attempts, caller, requestId } = context
  const session = requireSession(caller)
  const limited = { way: 'changePassword', actor: caller.subject, address: null, requestId }
  return notingLimit(context, limited, () => attempts.again(caller.subject, () => replace(context, input, session)))
}

async function replace(context: DirectoryContext, input: ChangePassword, session: number): Promise<{ id: number }> {
  const { db, caller } = context
  const [id = 0] = localIds('Users', [caller.subject])
  const user = await db.user.findUnique({ where: { id }, select: { passwordHash: true, email: true, name: true } })
  // Said inside, so that a repeated request, whose old password is no longer right, gets the first answer.
  const right = await isPassword(user?.passwordHash ?? null, input.oldPassword)
  const passwordHash = await hashPassword(input.newPassword, user ?? {}, 'input', 'newPassword')
  const keyed: ChangePassword = {
    ...input,
    oldPassword: secretDigest(context, input.oldPassword),
    newPassword: secretDigest(context, input.newPassword),
  }
  return change(context, {
    operation: 'changePassword',
    input: keyed,
    async run(tx) {
      if (!right) throw refuse('BAD_CREDENTIALS', 'The old password is wrong.', 'input', 'oldPassword')
      const where = { id, passwordHash: user?.passwordHash ?? null }
      const data = { passwordHash, version: { increment: 1 } }
      const [row] = await tx.user.updateManyAndReturn({ where, data, select: { version: true } })
      if (!row) throw refuse('BAD_CREDENTIALS', 'The old password is wrong.', 'input', 'oldPassword')
      const ended = await endSessions(tx, context, { userId: id, id: { not: session } })
      await endOneTimeTokens(tx, [id])
      const after = { password: 'changed' }
      const changed = { kind: 'Users', id: directoryId('Users', id), version: row.version, before: null, after }
      return { answer: { id }, changed: [changed, ...ended] }
    },
  })
}
