import type { PrismaClient } from '@spaceport/database/directory'

/** Deletes the counts that are over. */
export async function pruneCounts(db: Pick<PrismaClient, 'rateLimit'>, now: number): Promise<void> {
  await db.rateLimit.deleteMany({ where: { expire: { lte: now } } })
}
