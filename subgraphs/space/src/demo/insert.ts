import type { SqlTransaction } from '@spaceport/kit/write/sql'

/** Rows per statement: large enough to be fast, small enough for one parameter. */
const CHUNK = 5_000

/** The name of a table or column in SQL. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * Inserts rows whose keys are the table's columns. The rows travel as one JSON parameter and PostgreSQL gives each column its
 * own type, so one statement takes thousands of rows of any table.
 */
export async function insertRows(tx: SqlTransaction, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).map(quoted).join(', ')
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx.$executeRawUnsafe(
      `INSERT INTO ${quoted(table)} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`,
      JSON.stringify(rows.slice(at, at + CHUNK)),
    )
  }
}

/** Lets the table's next id follow the highest that was given by hand. */
export async function raiseSequence(tx: SqlTransaction, table: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `SELECT setval(pg_get_serial_sequence('${quoted(table)}', 'id'), max(id)) FROM ${quoted(table)} HAVING max(id) IS NOT NULL`,
  )
}

/** Publishes snapshots of runbooks, now that both are there: they refer to each other. */
export async function publishSnapshots(
  tx: SqlTransaction,
  published: readonly { runbookId: number; snapshotId: number }[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE runbook SET "publishedSnapshotId" = p."snapshotId"
     FROM json_to_recordset($1::json) AS p("runbookId" int, "snapshotId" int) WHERE runbook.id = p."runbookId"`,
    JSON.stringify(published),
  )
}
