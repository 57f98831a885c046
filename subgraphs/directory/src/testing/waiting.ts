import type { TestDirectory } from './directory.js'

/** Resolves once so many statements wait for a lock, or what they belong to has ended without. */
export async function untilWaiting({ database }: TestDirectory, many: number, work: Promise<unknown>): Promise<void> {
  let ended = false
  const end = () => (ended = true)
  work.then(end, end)
  while (!ended) {
    const [row] = await database.client.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    if ((row?.n ?? 0) >= many) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}
