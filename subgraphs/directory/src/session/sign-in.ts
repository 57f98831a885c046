import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { notingFailure } from '../event/note.js'
import { directoryId } from '../graph/ids.js'
import { isPassword } from '../password/password.js'
import { soughtEmailKey } from '../user/email.js'
import type { Tx } from '../write/change.js'
import { badCredentials, openSession, type SignedIn, type SignInFrom } from './open.js'

export type Credentials = SignInFrom & { email: string; password: string }

/**
 * Opens a session. Throws `BAD_CREDENTIALS` for a wrong password, for an unknown e-mail and for somebody who is disabled: the
 * same answer after the same work, so that nobody learns who has an account.
 */
export async function signIn(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  { email, password, ...from }: Credentials,
  requestId?: string,
): Promise<SignedIn> {
  const user = await directory.db.user.findUnique({
    where: { emailKey: soughtEmailKey(email) },
    select: { id: true, passwordHash: true },
  })
  const right = await isPassword(user?.passwordHash ?? null, password)
  const attempt = { way: 'signIn', user: user?.id ?? null, address: from.address, requestId }
  return notingFailure(directory, attempt, async () => {
    if (!user || !right) throw badCredentials()
    return enter(directory, user, from, requestId)
  })
}

/** Opens the session of whoever gave the right password. */
async function enter(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  user: { id: number; passwordHash: string | null },
  from: SignInFrom,
  requestId?: string,
): Promise<SignedIn> {
  let signedIn: SignedIn | null = null
  await write<Tx, null>(directory.db, {
    caller: null,
    actor: directoryId('Users', user.id),
    operation: 'signIn',
    input: null,
    ...(requestId ? { requestId } : {}),
    async run(tx) {
      const opened = await openSession(tx, directory, user.id, from, user.passwordHash)
      signedIn = opened.signedIn
      return { answer: null, changed: [opened.changed] }
    },
  })
  if (!signedIn) throw badCredentials()
  return signedIn
}
