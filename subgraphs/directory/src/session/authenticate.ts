import { Prisma } from '@spaceport/database/directory'
import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { isToken, tokenHash } from './token.js'

/** A credential as it came to the gateway: a session's token or an API key. */
export type Credential = { session: string } | { apiKey: string }

/** Who the holder is, and the last change to the membership, which the gateway must have taken in before it goes on. */
export type Authenticated = { caller: Caller; revision: number }

type Holder = { id: number; name: string; administrator: boolean; groups: number[]; revision: number | null }
type KeyHolder = Holder & { readOnly: boolean; spaces: string[] }

/** What is read of the user `u` who holds a credential: all in the one statement that every request of the fleet waits for. */
const HOLDER = Prisma.sql`
  u.id, u.name, u.administrator,
  ARRAY(SELECT m."groupId" FROM group_member m WHERE m."userId" = u.id ORDER BY m."groupId") AS groups,
  (SELECT value FROM revision WHERE id = 1) AS revision`

/**
 * Says who holds a credential. Throws `UNAUTHENTICATED` if it is unknown, has expired or was revoked, without telling
 * which. Nothing is cached: what was revoked is refused from the next request on.
 */
export async function authenticate(
  directory: Pick<Directory, 'db' | 'now'>,
  credential: Credential,
): Promise<Authenticated> {
  const authenticated =
    'session' in credential
      ? await bySession(directory, credential.session)
      : await byApiKey(directory, credential.apiKey)
  if (!authenticated) throw new SpaceportError('UNAUTHENTICATED', 'Sign in, or send a valid API key.')
  return authenticated
}

async function bySession({ db, now }: Pick<Directory, 'db' | 'now'>, token: string): Promise<Authenticated | null> {
  if (!isToken('sps', token)) return null
  const [holder] = await db.$queryRaw<Holder[]>`
    SELECT ${HOLDER} FROM session s JOIN "user" u ON u.id = s."userId"
    WHERE s."tokenHash" = ${tokenHash(token)} AND s."revokedAt" IS NULL AND s."expiresAt" > ${now()}`
  return holder ? { caller: callerOf(holder, null), revision: holder.revision ?? 0 } : null
}

async function byApiKey({ db, now }: Pick<Directory, 'db' | 'now'>, token: string): Promise<Authenticated | null> {
  if (!isToken('spk', token)) return null
  const [holder] = await db.$queryRaw<KeyHolder[]>`
    SELECT ${HOLDER}, k."readOnly", k.spaces FROM api_key k JOIN "user" u ON u.id = k."userId"
    WHERE k."tokenHash" = ${tokenHash(token)} AND k."revokedAt" IS NULL
      AND (k."expiresAt" IS NULL OR k."expiresAt" > ${now()})`
  if (!holder) return null
  const cap = { spaces: holder.spaces.length > 0 ? holder.spaces : null, readOnly: holder.readOnly, permissions: null }
  return { caller: callerOf(holder, cap), revision: holder.revision ?? 0 }
}

/** A key made for some Spaces does not run the fleet: with that right it could give itself, through others, all Spaces. */
function callerOf({ id, name, administrator, groups }: Holder, cap: Caller['cap']): Caller {
  return {
    subject: directoryId('Users', id),
    name,
    groups: groups.map((group) => directoryId('Groups', group)),
    systemRoles: administrator && !cap?.spaces ? ['SystemAdministrator'] : [],
    cap,
  }
}
