import { log } from '@spaceport/kit/log'
import { open } from '@spaceport/kit/secret/seal'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { secretPlace } from './place.js'

/**
 * The text of a sensitive value, for the few who must have it: to compare it, or to seal it for another Space. It never goes into an answer, an
 * event, an error or the log. Throws `INTERNAL`, and says in the log which one, if its key is gone or somebody altered it.
 */
export async function openSecret(
  db: Pick<Tx, 'secret'>,
  { secrets, spaceId }: Pick<SpaceContext, 'secrets' | 'spaceId'>,
  secretId: number,
): Promise<string> {
  const row = await db.secret.findUnique({ where: { id: secretId }, select: { keyId: true, sealed: true } })
  if (!row) throw new Error(`there is no secret ${secretId} in ${spaceId}`)
  const ring = secrets.current()
  try {
    return open(ring, secretPlace(spaceId), row)
  } catch (error) {
    const { keyId } = row
    const hasKey = ring.some(({ id }) => id === keyId)
    log('error', 'a sensitive value could not be opened', { space: spaceId, secretId, keyId, hasKey })
    throw error
  }
}
