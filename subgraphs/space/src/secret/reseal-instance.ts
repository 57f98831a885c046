import { log } from '@spaceport/kit/log'
import type { Spaces } from '../instance/spaces.js'
import { resealSpace, type Resealed } from './reseal.js'

/** How far one Space has come. */
export type ResealProgress = Resealed & {
  space: string
  /** Whether nothing is left to do in it. */
  done: boolean
}

/**
 * Seals the sensitive values of all Spaces of an Instance under its newest key, one Space after the other; see `resealSpace`. Gives the ids of
 * the Spaces in which it failed: the log says why, and another run goes on there.
 */
export async function resealInstance(
  spaces: Spaces,
  instance: string,
  report: (progress: ResealProgress) => void,
): Promise<string[]> {
  const failed: string[] = []
  for (const spaceId of spaces.ids()) {
    try {
      const database = await spaces.get(spaceId)
      if (!database) continue
      const total = await resealSpace({
        ...{ db: database.client, spaceId, secrets: spaces.secrets, actor: instance },
        onBatch: (soFar) => report({ space: spaceId, ...soFar, done: false }),
      })
      report({ space: spaceId, ...total, done: true })
    } catch (error) {
      log('error', 'the sensitive values of a Space were not re-encrypted', { space: spaceId, error: String(error) })
      failed.push(spaceId)
    }
  }
  return failed
}
