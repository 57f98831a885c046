import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { urlFor, withConnection } from './connection.js'
import { applyMigrations, migrate } from './migrate.js'
import type { Migration } from './migrations.js'
import { createDatabase, LOCALE } from './provision/create.js'
import { dropDatabase } from './provision.js'
import { testServer } from './testing.js'

let adminUrl: string
let url: string
const made: string[] = []

async function emptyDatabase(options = LOCALE): Promise<string> {
  const name = `test_migrate_${randomBytes(8).toString('hex')}`
  made.push(name)
  await withConnection(adminUrl, (admin) => createDatabase(admin, name, options))
  return urlFor(adminUrl, name)
}

beforeAll(async () => {
  adminUrl = (await testServer()).adminUrl
})
beforeEach(async () => {
  url = await emptyDatabase()
})
afterAll(async () => {
  for (const name of made) await dropDatabase(adminUrl, name)
})

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const first = migration('1_first', 'CREATE TABLE first (id int); CREATE TABLE also (id int);')
const second = migration('2_second', 'CREATE TABLE second (id int)')

const query = <Row extends pg.QueryResultRow>(sql: string) =>
  withConnection(url, async (client) => (await client.query<Row>(sql)).rows)

const tables = async () =>
  (await query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('_'))

test('applies what is missing, in order, once', async () => {
  expect(await applyMigrations(url, [first])).toEqual(['1_first'])
  expect(await applyMigrations(url, [first, second])).toEqual(['2_second'])
  expect(await applyMigrations(url, [first, second])).toEqual([])
  expect(await tables()).toEqual(['also', 'first', 'second'])
})

test('records a migration as Prisma does', async () => {
  await applyMigrations(url, [first])
  const rows = await query<Record<string, unknown>>('SELECT * FROM _prisma_migrations')
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: first.checksum,
      migration_name: '1_first',
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    },
  ])
})

test('refuses a migration that was edited after it was applied', async () => {
  await applyMigrations(url, [first])
  const edited = migration('1_first', `${first.sql} -- edited`)
  await expect(applyMigrations(url, [edited, second])).rejects.toMatchObject({ code: 'MIGRATION_EDITED' })
  expect(await tables()).toEqual(['also', 'first'])
})

test('refuses a database that a newer version has used', async () => {
  await applyMigrations(url, [first, second])
  await expect(applyMigrations(url, [first])).rejects.toMatchObject({ code: 'MIGRATION_UNKNOWN' })
})

test('a failing migration leaves nothing, not even a record', async () => {
  const failing = migration('2_failing', 'CREATE TABLE half (id int); SELECT 1 / 0;')
  await expect(applyMigrations(url, [first, failing])).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: 'The migration 2_failing failed and was rolled back: division by zero.',
  })
  expect(await tables()).toEqual(['also', 'first'])
  expect(await applyMigrations(url, [first, second])).toEqual(['2_second'])
})

test('refuses what the Prisma CLI left half done', async () => {
  await applyMigrations(url, [first])
  await query('UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(applyMigrations(url, [first, second])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
})

test('starters at once apply each migration once', async () => {
  const results = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url, [first, second])))
  expect(results.flat().sort()).toEqual(['1_first', '2_second'])
})

test('refuses a database in which text has another order', async () => {
  url = await emptyDatabase(`TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`)
  await expect(migrate(url, 'zone')).rejects.toMatchObject({ code: 'COLLATION_UNSUPPORTED' })
})

test('refuses a database whose lower-casing knows ASCII only', async () => {
  url = await emptyDatabase(`TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`)
  await expect(migrate(url, 'zone')).rejects.toMatchObject({ code: 'COLLATION_UNSUPPORTED' })
})
