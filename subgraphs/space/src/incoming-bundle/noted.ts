import { recordRefusal } from '@spaceport/kit/audit/note'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Receiver } from './receiver.js'

/** What is tried with a file, and by whom. */
export type Attempt = { operation: string; actor: string; fileDigest: string }

/**
 * Does some work with a bundle; every refusal is noted in the audit with its code, each code apart, so that a flood of one hides no other. Nothing
 * of what the file says is noted, since nobody vouches for that.
 */
export async function notingRefusal<T>(
  { db, spaceId, requestId }: Receiver,
  { operation, actor, fileDigest }: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SpaceportError && error.code !== 'INTERNAL') {
      const { code } = error
      const details = { code, digest: fileDigest }
      const about = { kind: 'Spaces', subject: spaceId, requestId, details, countedBy: code }
      await recordRefusal(db, { actor, action: operation, ...about })
    }
    throw error
  }
}
