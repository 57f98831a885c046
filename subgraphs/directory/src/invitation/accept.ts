import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { endOneTimeTokens } from '../one-time-token/end.js'
import { badToken, readOneTimeToken, useOneTimeToken } from '../one-time-token/use.js'
import { hashPassword } from '../password/password.js'
import { openSession, type SignedIn, type SignInFrom } from '../session/open.js'
import type { Tx } from '../write/change.js'
import { readName } from '../write/text.js'

export type AcceptInvitation = SignInFrom & { token: string; name?: string | null | undefined; password: string }

/**
 * Accepts an invitation by its token: the person says their name, sets a password, and is signed in. Throws `BAD_TOKEN`, and
 * `BAD_INPUT` and `WEAK_PASSWORD`, which use nothing up.
 */
export async function acceptInvitation(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  { token, name, password, ...from }: AcceptInvitation,
  requestId?: string,
): Promise<SignedIn> {
  const { db } = directory
  const { userId } = await readOneTimeToken(directory, 'INVITATION', token)
  const user = userId === null ? null : await db.user.findUnique({ where: { id: userId } })
  if (!user) throw badToken()
  const named = typeof name === 'string' ? readName(name, 'name') : { name: user.name, nameKey: user.nameKey }
  const passwordHash = await hashPassword(password, { email: user.email, name: named.name }, 'password')
  let signedIn: SignedIn | null = null
  await write<Tx, null>(db, {
    caller: null,
    actor: directoryId('Users', user.id),
    operation: 'acceptInvitation',
    input: null,
    ...(requestId ? { requestId } : {}),
    async run(tx) {
      await useOneTimeToken(tx, directory, 'INVITATION', token)
      const data = { ...named, passwordHash, version: { increment: 1 } }
      const { version } = await tx.user.update({ where: { id: user.id }, data, select: { version: true } })
      await endOneTimeTokens(tx, [user.id])
      const opened = await openSession(tx, directory, user.id, from)
      signedIn = opened.signedIn
      const [before, after] = [{ name: user.name }, { name: named.name, password: 'set' }]
      const changed = { kind: 'Users', id: directoryId('Users', user.id), version, before, after }
      return { answer: null, changed: [changed, opened.changed] }
    },
  })
  if (!signedIn) throw badToken()
  return signedIn
}
