import { write } from '@spaceport/kit/write/write'
import type { Zones } from '../context.js'
import type { Tx } from '../write/change.js'
import { audited } from './audited.js'
import type { Hold } from './hold.js'

/** The class of advisory locks, one for each two Spaces, under which promotions between them end. */
const PAIR_LOCK = 7_281_011

type Database = Pick<Zones, 'db'>

/** Ends a promotion as delivered. Those after it that were refused because it was missing are tried again. Throws `HoldLost`. */
export function deliver(zones: Database, hold: Hold): Promise<void> {
  return settle(zones, hold, 'deliverPromotion', async (tx) => {
    const { sourceSpace, targetSpace, id, totalBytes } = hold.row
    await hold.save({ state: 'DELIVERED', sentBytes: totalBytes, ...FAULTLESS }, tx)
    await tx.promotion.updateMany({
      where: { sourceSpace, targetSpace, id: { gt: id }, state: 'FAILED', faultCode: 'SEQUENCE_GAP' },
      data: { state: 'QUEUED', version: { increment: 1 }, ...FAULTLESS },
    })
  })
}

/** Ends a promotion as failed, until somebody has it tried again. Throws `HoldLost`. */
export function fail(zones: Database, hold: Hold, faultCode: string, fault: string): Promise<void> {
  const triedAt = hold.row.updatedAt
  return settle(zones, hold, 'failPromotion', async (tx) => {
    const { sourceSpace, targetSpace, id } = hold.row
    const arrivedMeanwhile =
      faultCode === 'SEQUENCE_GAP' &&
      (await tx.promotion.count({
        where: { sourceSpace, targetSpace, id: { lt: id }, state: 'DELIVERED', deliveredAt: { gte: triedAt } },
      })) > 0
    await hold.save(arrivedMeanwhile ? { state: 'QUEUED' } : { state: 'FAILED', faultCode, fault }, tx)
  })
}

/** Ends a promotion whose bundle does not wait any more. Throws `HoldLost`. */
export function withdraw(zones: Database, hold: Hold): Promise<void> {
  return settle(zones, hold, 'cancelPromotion', async (tx) => {
    const fault = `The bundle does not wait in ${hold.row.sourceSpace} any more: it was withdrawn, replaced or carried by hand, or has expired.`
    await hold.save({ state: 'CANCELED', faultCode: 'INVALID_STATE', fault }, tx)
  })
}

const FAULTLESS = { attempts: 0, faultCode: null, fault: null } as const

async function settle({ db }: Database, hold: Hold, operation: string, run: (tx: Tx) => Promise<void>): Promise<void> {
  const before = hold.row
  await write<Tx, null>(db, {
    caller: null,
    actor: 'zone',
    operation,
    input: {},
    async run(tx) {
      const pair = `${before.sourceSpace} ${before.targetSpace}`
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${PAIR_LOCK}::int, hashtext(${pair}))::text`
      await run(tx)
      return { answer: null, changed: [audited(before, hold.row)] }
    },
  })
}
