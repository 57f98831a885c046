import type { Tx } from '../write/change.js'

/** How many rows one statement inserts: PostgreSQL takes at most 65,535 parameters. */
const MOST_ROWS = 1_000

/** Takes the next numbers of a table, before its rows are there. */
export async function nextNumbers(tx: Tx, table: 'process_step' | 'process_action', count: number): Promise<number[]> {
  if (count === 0) return []
  const rows = await tx.$queryRaw<{ next: number }[]>`
    SELECT nextval(pg_get_serial_sequence(${table}, 'id'))::int AS next FROM generate_series(1, ${count}::int)`
  return rows.map(({ next }) => next)
}

/** Inserts any number of rows. */
export async function insertAll<Row>(
  rows: readonly Row[],
  insert: (rows: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += MOST_ROWS) await insert(rows.slice(start, start + MOST_ROWS))
}
