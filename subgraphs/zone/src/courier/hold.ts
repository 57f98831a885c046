import type { PrismaClient, Promotion } from '@spaceport/database/zone'
import { log } from '@spaceport/kit/log'
import type { Tx } from '../write/change.js'
import { OPEN } from './open.js'

/** Milliseconds between two signs of life; whoever gives none for `SILENCE` seconds has died. */
const BEAT = 5_000

/** Seconds after which nobody works on a promotion any more. */
export const SILENCE = 20

/** What a holder writes. */
type Changes = Partial<
  Pick<Promotion, 'state' | 'incoming' | 'sentBytes' | 'totalBytes' | 'attempts' | 'faultCode' | 'fault'>
>

/** That somebody else has taken the promotion over, or has ended it: whoever held it stops. */
export class HoldLost extends Error {
  override readonly name = 'HoldLost'
}

/**
 * A promotion that this process works on. Its version is the fence: every change of state moves it on, so of two who hold the same
 * promotion the earlier one's next write fails.
 */
export class Hold {
  row: Promotion
  readonly #db: PrismaClient

  constructor(db: PrismaClient, row: Promotion) {
    this.#db = db
    this.row = row
  }

  /** Writes how far it is, with the database's time. Throws `HoldLost`. */
  async save(changes: Changes, tx: Tx = this.#db): Promise<Promotion> {
    const { id, version } = this.row
    const next = { ...this.row, ...changes }
    const { state, incoming, sentBytes, totalBytes, attempts, faultCode, fault } = next
    const counts = state === this.row.state ? 0 : 1
    const [saved] = await tx.$queryRaw<{ version: number; updatedAt: Date }[]>`
      UPDATE promotion SET state = ${state}::"PromotionState", incoming = ${incoming}, "sentBytes" = ${sentBytes},
        "totalBytes" = ${totalBytes}, attempts = ${attempts}, "faultCode" = ${faultCode}, fault = ${fault},
        "deliveredAt" = CASE WHEN ${state} = 'DELIVERED' THEN now() END, version = version + ${counts}, "updatedAt" = now()
      WHERE id = ${id} AND version = ${version} RETURNING version, "updatedAt"`
    if (!saved) throw new HoldLost(`Promotions-${id} was taken over`)
    return (this.row = { ...next, ...saved })
  }

  /** Gives signs of life until the end is called. */
  beat(): () => void {
    const timer = setInterval(() => {
      const { id, version } = this.row
      this.#db.$executeRaw`UPDATE promotion SET "updatedAt" = now() WHERE id = ${id} AND version = ${version}`.catch(
        (error: unknown) => log('warn', 'a promotion gave no sign of life', { promotion: id, error: String(error) }),
      )
    }, BEAT)
    timer.unref()
    return () => clearInterval(timer)
  }
}

/**
 * Takes a promotion over, from whoever may hold it. Null if it is not under way, or one between the same two Spaces is that was made
 * before it: they are carried in order.
 */
export async function claim(db: PrismaClient, id: number): Promise<Hold | null> {
  const [row] = await db.$queryRaw<Promotion[]>`
    UPDATE promotion p SET version = version + 1, "updatedAt" = now(),
      state = CASE WHEN state = 'QUEUED' THEN 'SENDING_PACKAGES' ELSE state END
    WHERE id = ${id} AND state::text = ANY(${OPEN}) AND NOT EXISTS (
      SELECT FROM promotion e WHERE e.id < p.id AND e."sourceSpace" = p."sourceSpace" AND e."targetSpace" = p."targetSpace"
        AND e.state::text = ANY(${OPEN}))
    RETURNING *`
  return row ? new Hold(db, row) : null
}
