import { log } from '@spaceport/kit/log'
import type { SpaceContext } from '../context.js'

/**
 * Removes the file of a bundle whose row was not kept. Whether it was is asked first: a database may keep a row and not come to say so. Where
 * it does not answer at all, the file stays.
 */
export async function removeOrphan({ db, content, spaceId }: SpaceContext, fileDigest: string): Promise<void> {
  try {
    const kept = await db.outgoingBundle.findFirst({ where: { fileDigest }, select: { id: true } })
    if (!kept) await content.remove(spaceId, fileDigest)
  } catch (error) {
    log('error', 'the file of a bundle that was not kept could not be removed', {
      space: spaceId,
      fileDigest,
      error: String(error),
    })
  }
}
