import type { PrismaClient } from '@spaceport/database/zone'
import { SILENCE } from './hold.js'
import { OPEN } from './open.js'
import type { Queue } from './queue.js'

/**
 * Puts a job into the queue for every promotion that nobody works on: the first between each two Spaces, if it is new or its worker has
 * died. Safe to repeat, and for several processes at once.
 */
export async function wakePromotions(db: PrismaClient, queue: Queue): Promise<void> {
  const heads = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM promotion p
    WHERE state::text = ANY(${OPEN}) AND (state = 'QUEUED' OR "updatedAt" < now() - make_interval(secs => ${SILENCE}))
      AND NOT EXISTS (
        SELECT FROM promotion e WHERE e.id < p.id AND e."sourceSpace" = p."sourceSpace" AND e."targetSpace" = p."targetSpace"
          AND e.state::text = ANY(${OPEN}))
    ORDER BY id`
  for (const { id } of heads) await queue.put('promotion', String(id), { promotion: id })
}
