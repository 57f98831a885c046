import { Prisma, type PrismaClient } from '@spaceport/database/directory'
import { z } from 'zod'

/** What a gateway has counted since it last said so. */
export const countsSchema = z.object({
  counts: z
    .array(
      z.object({
        key: z.string().min(1).max(200),
        points: z.number().int().min(1).max(1_000_000_000),
        /** Milliseconds after which the count begins anew. */
        window: z.number().int().min(1).max(86_400_000),
      }),
    )
    .max(10_000),
})

/** What all gateways have counted together. */
export type SharedCount = {
  key: string
  points: number
  /** Milliseconds until the count begins anew. */ resetsIn: number
}

/** Adds what one gateway has counted to what all have, in one statement. Keys come in one order, so that no two wait for each other. */
export async function addCounts(
  db: Pick<PrismaClient, '$queryRaw'>,
  { counts }: z.infer<typeof countsSchema>,
  now: number,
): Promise<SharedCount[]> {
  const sums = new Map<string, { points: number; window: number }>()
  for (const { key, points, window } of counts) sums.set(key, { points: points + (sums.get(key)?.points ?? 0), window })
  if (sums.size === 0) return []
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = await db.$queryRaw<{ key: string; points: number; expire: bigint }[]>`
    INSERT INTO rate_limit AS r (key, points, expire)
    SELECT * FROM unnest(
      ${sorted.map(([key]) => `gateway:${key}`)}::text[],
      ${sorted.map(([, { points }]) => points)}::int[],
      ${sorted.map(([, { window }]) => BigInt(now + window))}::bigint[])
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN ${isOver(now)} THEN excluded.points ELSE least(r.points::bigint + excluded.points, 2000000000)::int END,
      expire = CASE WHEN ${isOver(now)} THEN excluded.expire ELSE r.expire END
    RETURNING key, points, expire`
  return rows.map(({ key, points, expire }) => ({
    key: key.slice('gateway:'.length),
    points,
    resetsIn: Math.max(0, Number(expire) - now),
  }))
}

/** Milliseconds by which the clocks of two processes may differ. */
const SKEW = 60_000

/** Whether a count is over; or the clock went back, and its end is further away than it can be. */
function isOver(now: number): Prisma.Sql {
  return Prisma.sql`(r.expire <= ${BigInt(now)} OR r.expire > excluded.expire + ${SKEW}::bigint)`
}
