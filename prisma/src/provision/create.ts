import pg from 'pg'

const { escapeIdentifier } = pg

const DUPLICATE_DATABASE = '42P04'

/** Text is ordered by its bytes; `lower` and trigrams know all letters. From template0, which fits every locale. */
export const LOCALE = `TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`

export async function databaseExists(admin: pg.Client, name: string): Promise<boolean> {
  return (await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount === 1
}

/** Runs CREATE DATABASE, closed to everybody but its owner; one that appeared meanwhile is fine. */
export async function createDatabase(admin: pg.Client, name: string, options: string): Promise<void> {
  try {
    await admin.query(`CREATE DATABASE ${escapeIdentifier(name)} ${options}`)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== DUPLICATE_DATABASE) throw error
  }
  await admin.query(`REVOKE ALL ON DATABASE ${escapeIdentifier(name)} FROM PUBLIC`)
}
