import { SpaceportError } from '@spaceport/kit/errors'
import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { isPassword } from '../password/password.js'
import { emailKey } from '../user/email.js'
import { newToken, tokenHash } from './token.js'

/** How long a session lasts, however much it is used, in milliseconds. */
export const SESSION_LIFETIME = 30 * 24 * 3_600_000

/** The longest user agent that is kept, in UTF-16 units. */
const LONGEST_USER_AGENT = 200

export type Credentials = { email: string; password: string; userAgent?: string | null | undefined }

/** A session as its holder gets it. The token is told here and never again. */
export type SignedIn = { token: string; expiresAt: Date; user: { id: string; name: string; email: string } }

/**
 * Opens a session. Throws `BAD_CREDENTIALS` for a wrong password and for an unknown e-mail: the same answer after
 * the same work, so that nobody learns who has an account.
 */
export async function signIn(
  { db, now }: Pick<Directory, 'db' | 'now'>,
  { email, password, userAgent }: Credentials,
  requestId?: string,
): Promise<SignedIn> {
  const user = await db.user.findUnique({
    where: { emailKey: storable(emailKey(email)) },
    select: { id: true, name: true, email: true, passwordHash: true },
  })
  const right = await isPassword(user?.passwordHash ?? null, password)
  if (!user || !right) throw new SpaceportError('BAD_CREDENTIALS', 'The e-mail or the password is wrong.')
  const token = newToken('sps')
  const expiresAt = new Date(now().getTime() + SESSION_LIFETIME)
  await write(db, {
    caller: null,
    actor: directoryId('Users', user.id),
    operation: 'signIn',
    input: null,
    ...(requestId ? { requestId } : {}),
    async run(tx) {
      const { id } = await tx.session.create({
        data: {
          tokenHash: tokenHash(token),
          userId: user.id,
          userAgent: userAgent ? storable(userAgent).slice(0, LONGEST_USER_AGENT) : null,
          createdAt: now(),
          expiresAt,
        },
        select: { id: true },
      })
      const after = { user: directoryId('Users', user.id), expiresAt }
      return {
        answer: null,
        changed: [{ kind: 'Sessions', id: directoryId('Sessions', id), version: 1, before: null, after }],
      }
    },
  })
  return { token, expiresAt, user: { id: directoryId('Users', user.id), name: user.name, email: user.email } }
}

/** A text without what PostgreSQL cannot hold. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
