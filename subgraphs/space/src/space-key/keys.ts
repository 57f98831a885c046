import { readIdentity, type Identity, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import type { SpaceContext } from '../context.js'
import { openSecret } from '../secret/open.js'
import type { Tx } from '../write/change.js'

/** Whatever can read the keys of a Space: its client, or a transaction. */
type Reader = Pick<Tx, 'spaceKey' | 'secret'>

/**
 * All keys that the Space ever had, the newest first; none if it has none yet. It signs with the newest; the older ones open what was sealed to
 * them. Their private halves are for those who sign and open, and go nowhere else. Throws `INTERNAL` for one that does not open.
 */
export async function keysOf(db: Reader, context: Pick<SpaceContext, 'secrets' | 'spaceId'>): Promise<SpaceKeys[]> {
  const rows = await db.spaceKey.findMany({ orderBy: { generation: 'desc' } })
  const all: SpaceKeys[] = []
  for (const { identity, signingKeyId, encryptionKeyId } of rows) {
    all.push({
      identity: readIdentity(identity),
      signingKey: await openSecret(db, context, signingKeyId),
      encryptionKey: await openSecret(db, context, encryptionKeyId),
    })
  }
  return all
}

/** What the Space hands to others, so that they may believe it; null if it has no keys yet. */
export async function identityOf(db: Pick<Tx, 'spaceKey'>): Promise<Identity | null> {
  const newest = await db.spaceKey.findFirst({ orderBy: { generation: 'desc' }, select: { identity: true } })
  return newest && readIdentity(newest.identity)
}
