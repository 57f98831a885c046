import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { authenticated, ENABLED, HOLDER, type Authenticated, type Holder } from '../session/holder.js'
import { TOUCH_EVERY } from '../session/lifetime.js'
import { isToken, tokenHash } from '../session/token.js'

type KeyHolder = Holder & {
  key: number
  readOnly: boolean
  spaces: string[]
  permissions: string[]
  lastUsedAt: Date | null
}

/** Who holds an API key, with what it takes away; null if it is unknown, was revoked or has expired. */
export async function byApiKey(
  { db, now }: Pick<Directory, 'db' | 'now'>,
  token: string,
): Promise<Authenticated | null> {
  if (!isToken('spk', token)) return null
  const at = now()
  const [holder] = await db.$queryRaw<KeyHolder[]>`
    SELECT ${HOLDER}, k.id AS key, k."readOnly", k.spaces, k.permissions, k."lastUsedAt"
    FROM api_key k JOIN "user" u ON u.id = k."userId"
    WHERE k."tokenHash" = ${tokenHash(token)} AND k."revokedAt" IS NULL
      AND (k."expiresAt" IS NULL OR k."expiresAt" > ${at}) AND ${ENABLED}`
  if (!holder) return null
  const { key: id, readOnly, spaces, permissions, lastUsedAt } = holder
  const usedBefore = new Date(at.getTime() - TOUCH_EVERY)
  if (lastUsedAt === null || lastUsedAt <= usedBefore) {
    // Whoever of several requests comes first writes.
    const where = { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: usedBefore } }] }
    await db.apiKey.updateMany({ where, data: { lastUsedAt: at } })
  }
  return authenticated(
    holder,
    {
      spaces: spaces.length > 0 ? spaces : null,
      readOnly,
      permissions: permissions.length > 0 ? permissions : null,
    },
    directoryId('ApiKeys', id),
  )
}
