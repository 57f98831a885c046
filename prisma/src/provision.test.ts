import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { urlFor, withConnection } from './connection.js'
import {
  dropDatabase,
  ensureDatabase,
  listDatabases,
  ownerRole,
  type ProvisionedDatabase,
  rolePassword,
} from './provision.js'
import { testServer } from './testing.js'

const prefix = `t${randomBytes(6).toString('hex')}`
const [nameA, nameB] = [`${prefix}_instances_1_spaces_1`, `${prefix}_instances_1_spaces_2`]
const passwords = (name: string) => ({
  ownerPassword: rolePassword('the component key', `${name}_owner`),
  appPassword: rolePassword('the component key', `${name}_app`),
})

let adminUrl: string
let a: ProvisionedDatabase
let b: ProvisionedDatabase

const run = <Row extends pg.QueryResultRow>(url: string, sql: string) =>
  withConnection(url, async (client) => (await client.query<Row>(sql)).rows)

beforeAll(async () => {
  adminUrl = (await testServer()).adminUrl
  const make = (name: string) => ensureDatabase(adminUrl, name, 'space', passwords(name))
  ;[a, b] = await Promise.all([make(nameA), make(nameB)])
})

afterAll(async () => {
  for (const name of await listDatabases(adminUrl, prefix)) await dropDatabase(adminUrl, name)
})

const INSUFFICIENT_PRIVILEGE = { code: '42501' }
const AUDIT = `INSERT INTO audit_event (id, actor, action, subject, "previousHash", hash)
               VALUES (1, 'Users-1', 'test', 'Projects-1', '\\x00', sha256(random()::text::bytea))`

test('neither role of a Space can connect to the database of another', async () => {
  for (const url of [a.appUrl, a.ownerUrl]) {
    const { username, password } = new URL(url)
    const other = urlFor(b.appUrl, nameB, username, password)
    await expect(run(other, 'SELECT 1')).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE)
  }
})

test('a wrong password is refused', async () => {
  const other = urlFor(a.appUrl, nameA, `${nameA}_app`, 'wrong')
  await expect(run(other, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
})

test('the app role changes rows of ordinary tables', async () => {
  await run(a.appUrl, `INSERT INTO tenant (name, "nameKey") VALUES ('Ælfred', 'ælfred')`)
  await run(a.appUrl, `UPDATE tenant SET version = 2`)
  expect(await run(a.appUrl, `DELETE FROM tenant RETURNING name, version`)).toEqual([{ name: 'Ælfred', version: 2 }])
})

test('the app role appends and reads audit rows, and cannot change them', async () => {
  await run(a.appUrl, AUDIT)
  expect(await run(a.appUrl, `SELECT actor FROM audit_event`)).toEqual([{ actor: 'Users-1' }])
  for (const sql of [`UPDATE audit_event SET actor = 'x'`, 'DELETE FROM audit_event', 'TRUNCATE audit_event']) {
    await expect(run(a.appUrl, sql)).rejects.toMatchObject({ ...INSUFFICIENT_PRIVILEGE, routine: 'aclcheck_error' })
  }
})

test('not even the owner changes audit rows by mistake', async () => {
  await run(b.appUrl, AUDIT)
  for (const sql of [`UPDATE audit_event SET actor = 'x'`, 'DELETE FROM audit_event', 'TRUNCATE audit_event']) {
    await expect(run(b.ownerUrl, sql)).rejects.toThrow('audit_event is append-only')
  }
})

test('the app role cannot change tables, make any, or see the migrations', async () => {
  const refused = [
    'CREATE TABLE mine (id int)',
    'CREATE SCHEMA mine',
    'CREATE TEMPORARY TABLE mine (id int)',
    'DROP TABLE tenant',
    'ALTER TABLE tenant ADD COLUMN mine int',
    'TRUNCATE tenant',
    'SELECT * FROM _prisma_migrations',
    `SET ROLE ${ownerRole(nameA)}`,
  ]
  for (const sql of refused) await expect(run(a.appUrl, sql)).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE)
})

test('everything in a Space belongs to its own owner', async () => {
  const owners = await run<{ owner: string }>(
    a.ownerUrl,
    `SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace
     UNION SELECT pg_get_userbyid(extowner) FROM pg_extension WHERE extname = 'pg_trgm'
     UNION SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()`,
  )
  expect(owners).toEqual([{ owner: ownerRole(nameA) }])
})

test('repeating keeps the data and puts rights and passwords right again', async () => {
  const name = `${prefix}_repeat`
  const before = await ensureDatabase(adminUrl, name, 'zone', { ownerPassword: 'old', appPassword: 'old' })
  await run(before.appUrl, `INSERT INTO zone (name, "nameKey") VALUES ('Brisbane', 'brisbane')`)
  await run(before.ownerUrl, `GRANT UPDATE ON audit_event TO ${name}_app; GRANT CONNECT ON DATABASE ${name} TO PUBLIC`)
  const after = await ensureDatabase(adminUrl, name, 'zone', passwords(name))
  expect(await run(after.appUrl, 'SELECT name FROM zone')).toEqual([{ name: 'Brisbane' }])
  await expect(run(after.appUrl, `UPDATE audit_event SET actor = 'x'`)).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE)
  const { username, password } = new URL(a.appUrl)
  const intruder = urlFor(adminUrl, name, username, password)
  await expect(run(intruder, 'SELECT 1')).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE)
  await expect(run(before.appUrl, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
})

test('two processes may ensure the same database at once', async () => {
  const name = `${prefix}_twice`
  const make = () => ensureDatabase(adminUrl, name, 'space', passwords(name))
  const [one, two] = await Promise.all([make(), make()])
  expect(one).toEqual(two)
  expect(await run(one.appUrl, 'SELECT count(*)::int AS n FROM project')).toEqual([{ n: 0 }])
})

async function removeAdministrator(role: string): Promise<void> {
  const [template] = await run<{ database: string; role: string }>(
    adminUrl,
    `SELECT datname AS database, 'spaceport_template_' || datdba AS role FROM pg_database
     WHERE datdba = '${role}'::regrole AND datistemplate`,
  )
  await run(adminUrl, `ALTER DATABASE ${template?.database} IS_TEMPLATE false`)
  await run(adminUrl, `DROP DATABASE ${template?.database}`)
  await run(adminUrl, `DROP ROLE ${template?.role}; DROP OWNED BY ${role}; DROP ROLE ${role}`)
}

test('an administrator without superuser rights is enough', async () => {
  const role = `${prefix}_admin`
  await run(adminUrl, `CREATE ROLE ${role} LOGIN CREATEDB CREATEROLE PASSWORD 'secret'`)
  const url = urlFor(adminUrl, 'postgres', role, 'secret')
  try {
    for (const kind of ['directory', 'space'] as const) {
      const name = `${prefix}_modest_${kind}`
      const make = () => ensureDatabase(url, name, kind, passwords(name))
      await make()
      const { appUrl } = await make()
      expect(await run(appUrl, 'SELECT count(*)::int AS n FROM audit_event')).toEqual([{ n: 0 }])
      expect(await listDatabases(url, name)).toEqual([name])
      await dropDatabase(url, name)
      expect(await listDatabases(url, name)).toEqual([])
    }
  } finally {
    await removeAdministrator(role)
  }
})

test('lists what begins with a prefix, and no templates', async () => {
  const names = await listDatabases(adminUrl, `${prefix}_instances_1_`)
  expect(names).toEqual([nameA, nameB])
  expect((await listDatabases(adminUrl, 'spaceport_template')).length).toBe(0)
})

test('no statement holds a password: the server stores and sees its verifier only', async () => {
  const [row] = await run<{ stored: string }>(
    adminUrl,
    `SELECT rolpassword AS stored FROM pg_authid WHERE rolname = '${nameA}_app'`,
  )
  expect(row?.stored).toMatch(/^SCRAM-SHA-256\$4096:/)
})

test('odd names are refused', () => {
  for (const name of ['', 'Spaceport', 'a-b', 'a"b', '1a', 'a'.repeat(58)]) {
    expect(() => ensureDatabase(adminUrl, name, 'space', passwords('x'))).toThrow('cannot name a database')
  }
})
