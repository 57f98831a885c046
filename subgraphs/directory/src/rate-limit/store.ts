import { withSignal } from '@spaceport/database/cancel'
import type { PrismaClient } from '@spaceport/database/directory'
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterStoreAbstract } from 'rate-limiter-flexible'

/** Milliseconds that a count may take: a slow database makes counts local, and nobody wait. */
const PATIENCE = 1_000

/** A statement as `rate-limiter-flexible` hands it to node-postgres. */
type Statement = { text: string; values: unknown[] }
type Row = { points: number; expire: number | null }

/** The directory's database as `rate-limiter-flexible` asks it. */
export type CounterStore = { query(statement: Statement): Promise<{ rows: Row[]; rowCount: number }> }

/** Asks through the connections that the directory has anyway. */
export function counterStore(db: Pick<PrismaClient, '$queryRawUnsafe'>, patience = PATIENCE): CounterStore {
  return {
    async query({ text, values }) {
      const late = AbortSignal.timeout(patience)
      const asked = withSignal(late, () =>
        db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values),
      )
      const found = await inTime(asked, late)
      const rows = found.map(({ points, expire }) => ({ points, expire: expire === null ? null : Number(expire) }))
      return { rows, rowCount: rows.length }
    },
  }
}

/** What is asked is also cancelled when it is late; that takes its time too, for which nobody waits. */
function inTime<T>(asked: Promise<T>, late: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(late.reason as Error)
    late.addEventListener('abort', stop, { once: true })
    asked.then(resolve, reject).finally(() => late.removeEventListener('abort', stop))
  })
}

/**
 * A counter of up to `points` in so many `seconds`, shared by every process over one database. While the database does not answer,
 * this process counts by itself.
 */
export function sharedCounter(
  store: CounterStore,
  keyPrefix: string,
  { points, seconds }: { points: number; seconds: number },
): RateLimiterStoreAbstract {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: seconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: seconds }),
  })
}
