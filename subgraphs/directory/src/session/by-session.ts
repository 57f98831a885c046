import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { authenticated, ENABLED, HOLDER, type Authenticated, type Holder } from './holder.js'
import { TOUCH_EVERY } from './lifetime.js'
import { isToken, tokenHash } from './token.js'

type SessionHolder = Holder & { session: number; lastSeenAt: Date }

/** Who holds a session; null if it is unknown, was revoked, or has ended by its age or by not being used. `watching`: this is no use of it. */
export async function bySession(
  { db, now, lifetimes }: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  token: string,
  watching = false,
): Promise<Authenticated | null> {
  if (!isToken('sps', token)) return null
  const at = now()
  const [holder] = await db.$queryRaw<SessionHolder[]>`
    SELECT ${HOLDER}, s.id AS session, s."lastSeenAt" FROM session s JOIN "user" u ON u.id = s."userId"
    WHERE s."tokenHash" = ${tokenHash(token)} AND s."revokedAt" IS NULL AND s."expiresAt" > ${at}
      AND s."lastSeenAt" > ${new Date(at.getTime() - lifetimes.idle)} AND ${ENABLED}`
  if (!holder) return null
  const seenBefore = new Date(at.getTime() - TOUCH_EVERY)
  if (!watching && holder.lastSeenAt <= seenBefore) {
    // Whoever of several requests comes first writes.
    const where = { id: holder.session, lastSeenAt: { lte: seenBefore } }
    await db.session.updateMany({ where, data: { lastSeenAt: at } })
  }
  return authenticated(holder, null, directoryId('Sessions', holder.session))
}
