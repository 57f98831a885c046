import type { Trust } from '@spaceport/database/space'
import { readIdentity, type Identity, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { keysOf } from '../space-key/keys.js'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { readReference, unknown } from '../write/references.js'

/** A Space to which bundles are sent: the trust in it, whose row is held, and the keys to which they are sealed. */
export type Destination = { trust: Trust; identity: Identity }

/**
 * Holds the trust by which a release is to be promoted until the transaction ends, so that its bundles have numbers without a gap. Whoever may
 * promote may name it, though they may not see it. Throws `BAD_ID`, `NOT_FOUND`, `BAD_INPUT` for a trust of the other
 * purpose, or `INVALID_STATE` for one that is not in force.
 */
export async function holdDestination(tx: Tx, context: SpaceContext, id: string): Promise<Destination> {
  const path = ['input', 'trust']
  const local = readReference(context, 'Trusts', id, ...path)
  await lockRow(tx, 'trust', local)
  const trust = await tx.trust.findUnique({ where: { id: local } })
  if (!trust) throw unknown(id, ...path)
  if (trust.purpose !== 'RECEIPTS') {
    throw refuse('BAD_INPUT', 'By that one releases come here; one for receipts leads there.', ...path)
  }
  if (trust.state !== 'ACTIVE') {
    const why = trust.state === 'REVOKED' ? 'was revoked' : 'has yet to be confirmed by its fingerprint'
    throw refuse('INVALID_STATE', `The trust ${why}.`, ...path)
  }
  return { trust, identity: readIdentity(trust.identity) }
}

/** The keys by which the Space signs. Throws `INVALID_STATE` while it has none. */
export async function signerOf(tx: Tx, context: SpaceContext): Promise<SpaceKeys> {
  const [newest] = await keysOf(tx, context)
  if (newest) return newest
  throw refuse('INVALID_STATE', 'The Space has no keys to sign with: make them by createSpaceKeys.', 'input')
}
