import type { PrismaClient } from '@spaceport/database/space'
import { setTimeout } from 'node:timers/promises'

/** Milliseconds between two looks. */
const POLL = 100

/**
 * Resolves when the transactions have ended that have written into the table of sensitive values and had not ended at the call: what they
 * commit nobody else sees before. Later ones are not waited for, nor kept waiting.
 */
export async function writersEnded(db: PrismaClient, wait = () => setTimeout(POLL)): Promise<void> {
  let writing = await writers(db)
  while (writing.size > 0) {
    await wait()
    const still = await writers(db)
    writing = new Set([...writing].filter((one) => still.has(one)))
  }
}

/** The transactions that write into the table now, by PostgreSQL's names for them. */
async function writers(db: PrismaClient): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT virtualtransaction AS name FROM pg_locks
    WHERE locktype = 'relation' AND relation = 'secret'::regclass AND mode = 'RowExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  return new Set(rows.map(({ name }) => name))
}
