import { SpaceportError } from '@spaceport/kit/errors'
import type { Changed } from '@spaceport/kit/write/audit'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'
import { storable } from '../write/text.js'
import { newToken, tokenHash } from './token.js'

/** From where somebody signs in, as far as the gateway knows. */
export type SignInFrom = { userAgent?: string | null | undefined; address?: string | null | undefined }

/** A session as its holder gets it. The token is told here and never again. */
export type SignedIn = { token: string; expiresAt: Date; user: { id: string; name: string; email: string } }

/** The longest user agent and address that are kept, in UTF-16 units. */
const LONGEST_USER_AGENT = 200
const LONGEST_ADDRESS = 64

type Person = { name: string; email: string | null; passwordHash: string | null }

/**
 * Opens a session for a person: the end of every way to sign in, in that way's transaction. The person's row is locked, so
 * that whoever disables them or changes their password either finds the session or has been found here. Throws
 * `BAD_CREDENTIALS` for nobody, for the disabled, and for whoever has another password by now than `passwordHash`, if given.
 */
export async function openSession(
  tx: Tx,
  { now, lifetimes }: Pick<Directory, 'now' | 'lifetimes'>,
  userId: number,
  { userAgent, address }: SignInFrom,
  passwordHash?: string | null,
): Promise<{ signedIn: SignedIn; changed: Changed }> {
  const [person] = await tx.$queryRaw<Person[]>`
    SELECT name, email, "passwordHash" FROM "user"
    WHERE id = ${userId} AND kind = 'PERSON' AND "disabledAt" IS NULL FOR SHARE`
  const changedMeanwhile = passwordHash !== undefined && person?.passwordHash !== passwordHash
  if (!person || person.email === null || changedMeanwhile) throw badCredentials()
  const token = newToken('sps')
  const at = now()
  const expiresAt = new Date(at.getTime() + lifetimes.absolute)
  const { id } = await tx.session.create({
    data: {
      tokenHash: tokenHash(token),
      userId,
      userAgent: userAgent ? storable(userAgent).slice(0, LONGEST_USER_AGENT) : null,
      address: address ? storable(address).slice(0, LONGEST_ADDRESS) : null,
      createdAt: at,
      lastSeenAt: at,
      expiresAt,
    },
    select: { id: true },
  })
  const user = directoryId('Users', userId)
  const after = { user, expiresAt, ...(address ? { address: storable(address).slice(0, LONGEST_ADDRESS) } : {}) }
  return {
    signedIn: { token, expiresAt, user: { id: user, name: person.name, email: person.email } },
    changed: { kind: 'Sessions', id: directoryId('Sessions', id), version: 1, before: null, after },
  }
}

/** The one answer to whoever is not let in by a password. */
export function badCredentials(): SpaceportError {
  return new SpaceportError('BAD_CREDENTIALS', 'The e-mail or the password is wrong.')
}
