import type pg from 'pg'

/** Waits for the server-wide lock of a name. Returns its release; the end of the connection frees it too. */
export async function holdLock(admin: pg.Client, name: string): Promise<() => Promise<void>> {
  await admin.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`spaceport ${name}`])
  return async () => {
    await admin.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [`spaceport ${name}`])
  }
}
