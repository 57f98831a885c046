import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { badToken, readOneTimeToken, useOneTimeToken } from '../one-time-token/use.js'
import { hashPassword } from '../password/password.js'
import { openSession, type SignedIn, type SignInFrom } from '../session/open.js'
import { readEmail } from '../user/email.js'
import { FIRST_USER_LOCK } from '../user/first-administrator.js'
import type { Tx } from '../write/change.js'
import { readName } from '../write/text.js'

export type FirstRun = SignInFrom & { token: string; email: string; name: string; password: string }

/**
 * Makes the first administrator by the token that the process told when it started, and signs them in. Throws `BAD_TOKEN`,
 * also once there is anybody, and `BAD_INPUT` and `WEAK_PASSWORD`, which use nothing up.
 */
export async function finishFirstRun(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  { token, email, name, password, ...from }: FirstRun,
  requestId?: string,
): Promise<SignedIn> {
  const { db } = directory
  await readOneTimeToken(directory, 'FIRST_RUN', token)
  const address = readEmail(email, 'email')
  const named = readName(name, 'name')
  const passwordHash = await hashPassword(password, { email, name }, 'password')
  let signedIn: SignedIn | null = null
  await write<Tx, null>(db, {
    caller: null,
    actor: 'directory',
    operation: 'createFirstAdministrator',
    input: null,
    ...(requestId ? { requestId } : {}),
    async run(tx) {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${FIRST_USER_LOCK}::bigint)::text`
      await useOneTimeToken(tx, directory, 'FIRST_RUN', token)
      if ((await tx.user.count()) > 0) throw badToken()
      await tx.oneTimeToken.deleteMany({ where: { kind: 'FIRST_RUN' } })
      const role = 'SystemAdministrator' as const
      const data = { ...address, ...named, passwordHash, systemRoles: { create: { role } } }
      const { id, version } = await tx.user.create({ data })
      const opened = await openSession(tx, directory, id, from)
      signedIn = opened.signedIn
      const after = { email: address.email, name: named.name, systemRoles: [role] }
      const made = { kind: 'Users', id: directoryId('Users', id), version, before: null, after }
      return { answer: null, changed: [made, opened.changed] }
    },
  })
  if (!signedIn) throw badToken()
  return signedIn
}
