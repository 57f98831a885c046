import { provePossession, type Possession } from '@spaceport/kit/bundle/possession'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { keysOf } from './keys.js'

/** Shows whoever asks with a nonce (32 bytes in hex) that the Space holds the newest keys of its root; null if it has no keys yet. */
export async function proofOf(
  db: Pick<Tx, 'spaceKey' | 'secret'>,
  context: Pick<SpaceContext, 'secrets' | 'spaceId'>,
  nonce: string,
): Promise<Possession | null> {
  const keys = await keysOf(db, context)
  const [newest, first] = [keys[0], keys.at(-1)]
  if (!newest || !first) return null
  const rows = await db.spaceKey.findMany({ orderBy: { generation: 'asc' }, select: { rotation: true } })
  // Those up to the newest that was read: there may be a newer one by now.
  const rotations = rows.slice(0, keys.length).flatMap(({ rotation }) => rotation ?? [])
  return provePossession(newest, { first: first.identity, rotations }, { nonce, space: context.spaceId })
}
