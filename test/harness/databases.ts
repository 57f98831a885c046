import { ensurePostgres } from '@spaceport/database/engine'
import { dropDatabase, listDatabases } from '@spaceport/database/provision'
import { testServer } from '@spaceport/database/testing'
import type { DatabaseUrls } from '@spaceport/deploy/local/databases'
import { randomBytes } from 'node:crypto'

/** Where a fleet keeps its databases. */
export type TestDatabases = {
  urls: DatabaseUrls
  /** How their names begin, and those of no other fleet. */
  prefix: string
  /** The names of those that there are. */
  names(): Promise<string[]>
  /** Removes them. */
  drop(): Promise<void>
}

/** A place for the databases of a fleet on the test run's server, which is there already and need not last. */
export async function testDatabases(): Promise<TestDatabases> {
  const { adminUrl } = await testServer()
  const prefix = `test_${randomBytes(4).toString('hex')}`
  const names = () => listDatabases(adminUrl, `${prefix}_`)
  return {
    urls: { directory: adminUrl, space: adminUrl, zone: adminUrl },
    prefix,
    names,
    async drop() {
      for (const name of await names()) await dropDatabase(adminUrl, name)
    },
  }
}

/**
 * Starts the PostgreSQL of a data folder as one that may lose its data with the power, for a launcher or a fleet that then finds it there and
 * ends it. Without it, most of the time of a start and a stop is spent waiting for the disk.
 */
export async function startHastily(folder: string): Promise<void> {
  await ensurePostgres(folder, { settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
}
