import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { urlFor, withConnection } from './connection.js'
import { applyMigrations } from './migrate.js'
import { migrationsFolder, readMigrations } from './migrations.js'
import { createDatabase, LOCALE } from './provision/create.js'
import { dropDatabase } from './provision.js'
import { testServer } from './testing.js'

let adminUrl: string
let name: string

beforeAll(async () => {
  adminUrl = (await testServer()).adminUrl
  name = `test_people_${randomBytes(8).toString('hex')}`
  await withConnection(adminUrl, (admin) => createDatabase(admin, name, LOCALE))
})
afterAll(() => dropDatabase(adminUrl, name))

test('who ran the fleet by a flag administers it by a role, and sessions and keys go on', async () => {
  const url = urlFor(adminUrl, name)
  const migrations = readMigrations(migrationsFolder('directory'))
  const people = migrations.findIndex((one) => one.name.endsWith('_people'))
  await applyMigrations(url, migrations.slice(0, people))
  const rows = await withConnection(url, async (client) => {
    await client.query(`
      INSERT INTO "user" (email, "emailKey", name, "nameKey", administrator)
      VALUES ('a', 'a', 'A', 'a', true), ('b', 'b', 'B', 'b', false);
      INSERT INTO session ("tokenHash", "userId", "createdAt", "expiresAt")
      VALUES (sha256('s'), 2, '2026-01-01Z', '2026-02-01Z');
      INSERT INTO api_key (name, "tokenHash", prefix, "userId") VALUES ('K', sha256('k'), 'spk_', 1)`)
    await applyMigrations(url, migrations)
    const asked = [
      `SELECT "userId", "groupId", role::text FROM system_role_assignment`,
      `SELECT "lastSeenAt" FROM session`,
      `SELECT permissions FROM api_key`,
      `SELECT kind::text, email FROM "user" ORDER BY id`,
    ]
    const answers: unknown[] = []
    for (const sql of asked) answers.push((await client.query(sql)).rows)
    return answers
  })
  expect(rows).toEqual([
    [{ userId: 1, groupId: null, role: 'SystemAdministrator' }],
    [{ lastSeenAt: new Date('2026-01-01T00:00:00Z') }],
    [{ permissions: [] }],
    [
      { kind: 'PERSON', email: 'a' },
      { kind: 'PERSON', email: 'b' },
    ],
  ])
})
