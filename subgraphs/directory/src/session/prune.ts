import type { Directory } from '../context.js'
import { log } from '@spaceport/kit/log'
import { pruneCounts } from '../rate-limit/prune.js'
import { aliveSessions } from './alive.js'

/** Milliseconds for which ended sessions are kept, so that two clocks that differ lose none. */
const KEPT = 24 * 3_600_000

/** Milliseconds between two looks for what has ended. */
const EVERY = 3_600_000

/** Deletes what has ended for a day: sessions, and one-time tokens that nobody used. The audit keeps that they were. Counts go at once. */
export async function pruneEnded({ db, now, lifetimes }: Pick<Directory, 'db' | 'now' | 'lifetimes'>): Promise<void> {
  const before = new Date(now().getTime() - KEPT)
  const alive = aliveSessions({ now: () => before, lifetimes })
  await db.session.deleteMany({
    where: { AND: [{ NOT: alive }, { OR: [{ revokedAt: null }, { revokedAt: { lte: before } }] }] },
  })
  await db.oneTimeToken.deleteMany({ where: { expiresAt: { lte: before } } })
  await pruneCounts(db, Date.now())
}

/** Deletes what has ended, now and every hour, until it is told to stop. A database that is away is tried again the next time. */
export function keepPruned(directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>): () => Promise<void> {
  let running = Promise.resolve()
  const prune = () => {
    running = pruneEnded(directory).catch((error: unknown) =>
      log('warn', 'ended sessions stay', { error: String(error) }),
    )
  }
  prune()
  const timer = setInterval(prune, EVERY)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
