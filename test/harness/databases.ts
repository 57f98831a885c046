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
