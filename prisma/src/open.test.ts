import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { withConnection } from './connection.js'
import { type TestDatabase, testDatabase, testServer } from './testing.js'
import { openZone, type ZoneDatabase } from './zone.js'

let database: TestDatabase
let zone: ZoneDatabase

beforeEach(async () => {
  database = await testDatabase('zone')
  zone = openZone(database.appUrl, { max: 2 })
})
afterEach(async () => {
  await zone.close()
  await database.drop()
})

const name = () => new URL(database.appUrl).pathname.slice(1)

const create = (text: string, createdAt?: Date) =>
  zone.client.zone.create({ data: { name: text, nameKey: text, createdAt } })

test('connects on first use, and to no more than its share', async () => {
  expect(zone.stats()).toEqual({ connections: 0, idle: 0, waiting: 0 })
  await Promise.all(Array.from({ length: 10 }, () => zone.client.$queryRaw`SELECT 1`))
  expect(zone.stats()).toEqual({ connections: 2, idle: 2, waiting: 0 })
})

test('times come out as they went in, whatever the time zone of the role', async () => {
  await withConnection(database.ownerUrl, async (owner) => {
    await owner.query(`ALTER DATABASE ${name()} SET timezone = 'Australia/Brisbane'`)
  })
  const at = new Date('2026-02-28T23:59:59.987Z')
  await create('Brisbane', at)
  const [row] = await zone.client.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM "createdAt") * 1000)::float8 AS ms FROM zone`
  expect(row?.ms).toBe(at.getTime())
  expect((await zone.client.zone.findFirst())?.createdAt).toEqual(at)
})

test('text is ordered by its UTF-8 bytes', async () => {
  const names = ['Z', 'a', 'é', '\u{FFFD}', '\u{1F600}', 'aa', 'A']
  for (const text of names) await create(text)
  const rows = await zone.client.zone.findMany({ orderBy: { nameKey: 'asc' } })
  expect(rows.map((row) => row.name)).toEqual(
    names.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))),
  )
})

test('goes on after the server ended its connections', async () => {
  await create('before')
  const { adminUrl } = await testServer()
  const ended = await withConnection(adminUrl, (admin) =>
    admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name()]),
  )
  expect(ended.rowCount).toBe(1)
  while (zone.stats().connections > 0) await new Promise(setImmediate)
  expect(await zone.client.zone.count()).toBe(1)
})

test('closing twice is closing once', async () => {
  await create('kept')
  await Promise.all([zone.close(), zone.close()])
  expect(zone.stats().connections).toBe(0)
})
