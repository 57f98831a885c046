import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { checkDatabase } from './collation.js'
import { withConnection } from './connection.js'
import { DatabaseError } from './error.js'
import type { DatabaseKind } from './kind.js'
import { type Migration, migrationsFolder, readMigrations } from './migrations.js'

/** Prisma's own advisory lock, so that its CLI and this runner wait for each other. */
const PRISMA_LOCK = 72707369

/** Prisma's table of applied migrations, exactly as its schema engine creates it. */
const RECORD_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`

/** The checksum of each migration that the database has; refuses one that Prisma's CLI left half done. */
async function readRecord(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`)
  const failed = rows.find((row) => !row.finished)
  if (failed) {
    const remedy = 'mend the database and run "prisma migrate resolve"'
    throw new DatabaseError('MIGRATION_FAILED', `The migration ${failed.name} failed earlier: ${remedy}.`)
  }
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function pending(migrations: readonly Migration[], record: ReadonlyMap<string, string>): Migration[] {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...record.keys()].find((name) => !known.has(name))
  if (unknown) {
    const reason = 'a newer version of Spaceport has used this database'
    throw new DatabaseError('MIGRATION_UNKNOWN', `The migration ${unknown} is not among this version's: ${reason}.`)
  }
  return migrations.filter(({ name, checksum }) => {
    const applied = record.get(name)
    if (applied === undefined || applied === checksum) return applied === undefined
    throw new DatabaseError('MIGRATION_EDITED', `The migration ${name} was edited after it was applied.`)
  })
}

/** One migration and its record, in one transaction: a kill or an error leaves neither. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseError('MIGRATION_FAILED', `The migration ${name} failed and was rolled back: ${reason}.`, {
      cause,
    })
  }
}

/** `migrate` for a given list; what `prisma migrate status` reads is recorded as `prisma migrate deploy` records it. */
export function applyMigrations(url: string, migrations: readonly Migration[]): Promise<string[]> {
  return withConnection(url, async (client) => {
    await checkDatabase(client)
    // Freed with the connection, whatever happens.
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(`SET client_min_messages = warning; ${RECORD_TABLE}`)
    const list = pending(migrations, await readRecord(client))
    for (const migration of list) await apply(client, migration)
    return list.map(({ name }) => name)
  })
}

/**
 * Brings a database to this version's schema. Safe to call from any number of processes at once.
 * @returns the names of the migrations that were applied now
 * @throws DatabaseError SERVER_TOO_OLD, COLLATION_UNSUPPORTED, MIGRATION_EDITED, MIGRATION_UNKNOWN, MIGRATION_FAILED
 */
export function migrate(url: string, kind: DatabaseKind): Promise<string[]> {
  return applyMigrations(url, readMigrations(migrationsFolder(kind)))
}
