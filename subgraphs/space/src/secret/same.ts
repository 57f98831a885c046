import { SpaceportError } from '@spaceport/kit/errors'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { openSecret } from './open.js'

/**
 * Whether a sensitive value is already what somebody sets it to: then its row is kept. It takes as long wherever the two differ. One that
 * cannot be opened any more is never the same, so that setting it anew mends it.
 */
export async function sameSecret(
  tx: Tx,
  context: Pick<SpaceContext, 'secrets' | 'spaceId'>,
  secretId: number,
  text: string,
): Promise<boolean> {
  try {
    return timingSafeEqual(digest(await openSecret(tx, context, secretId)), digest(text))
  } catch (error) {
    if (error instanceof SpaceportError) return false
    throw error
  }
}

/** Of one length, however long the text. Nothing is kept of it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
