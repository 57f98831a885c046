import { randomBytes } from 'node:crypto'
import { ensurePostgres } from './engine.js'
import type { DatabaseKind } from './kind.js'
import { dropDatabase, ensureDatabase, type ProvisionedDatabase } from './provision.js'
import { testFolder } from './testing/folder.js'

/** A database of its own for one test. */
export interface TestDatabase extends ProvisionedDatabase {
  /** Removes it; close what is connected to it first. */
  drop(): Promise<void>
}

/** Tests may lose their data with the power; everybody else may not. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

let server: Promise<{ adminUrl: string }> | undefined

async function startOrAdopt(): Promise<{ adminUrl: string }> {
  const { url } = await ensurePostgres(testFolder(), { settings: SETTINGS })
  return { adminUrl: url }
}

/**
 * The embedded server of this test run, shared by all of Jest's workers and started by the first that asks. Jest's
 * global tear-down (`prisma/testing/global-teardown.mjs`) ends it and removes its folder; one that a killed run left
 * behind is removed by the next run.
 */
export function testServer(): Promise<{ adminUrl: string }> {
  return (server ??= startOrAdopt())
}

/** A fresh, migrated database with an owner and an app role, under a name that no other test has. */
export async function testDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const { adminUrl } = await testServer()
  const name = `test_${kind}_${randomBytes(8).toString('hex')}`
  const [ownerPassword, appPassword] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
  const urls = await ensureDatabase(adminUrl, name, kind, { ownerPassword, appPassword })
  return { ...urls, drop: () => dropDatabase(adminUrl, name) }
}
