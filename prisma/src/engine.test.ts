import { afterEach, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { withConnection } from './connection.js'
import { type EmbeddedServer, type EngineOptions, ensurePostgres } from './engine.js'
import { runs } from './engine/postmaster.js'

const isRoot = process.getuid?.() === 0
const asRoot = isRoot ? test : test.skip

const folders: string[] = []
const servers: EmbeddedServer[] = []

function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-engine-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

async function start(dir: string, options?: EngineOptions): Promise<EmbeddedServer> {
  const server = await ensurePostgres(dir, options)
  servers.push(server)
  return server
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const ask = <Row extends pg.QueryResultRow>(url: string, sql: string) =>
  withConnection(url, async (client) => (await client.query<Row>(sql)).rows)

const cluster = (dir: string) => join(dir, 'postgres', 'cluster')

/** A process id that belongs to nobody any more. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid ?? 0
}

test('starts on an empty folder, keeps the data over a restart, and the address', async () => {
  const dir = temporaryFolder()
  const first = await start(dir)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
  await first.stop()
  expect(runs(first.pid, join(cluster(dir), 'data'))).toBe(false)
  const second = await start(dir)
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
})

test('finds the live server again instead of starting another', async () => {
  const dir = temporaryFolder()
  const first = await start(dir)
  const second = await start(dir)
  expect(second).toMatchObject({ url: first.url, pid: first.pid })
  await second.stop()
  await expect(ask(first.url, 'SELECT 1')).rejects.toThrow()
})

test('starters at once share one server', async () => {
  const dir = temporaryFolder()
  const started = await Promise.all([1, 2, 3].map(() => start(dir)))
  expect(new Set(started.map(({ pid, url }) => `${pid} ${url}`)).size).toBe(1)
})

test('a start lock and a half-made cluster that a killed starter left are in nobody’s way', async () => {
  const dir = temporaryFolder()
  const dead = await deadProcess()
  const unfinished = join(dir, 'postgres', `cluster.new-${dead}`)
  mkdirSync(unfinished, { recursive: true })
  writeFileSync(join(dir, 'postgres', 'start.lock'), `${dead} 123 some-token`)
  const { url } = await start(dir)
  expect(await ask(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  expect(existsSync(unfinished)).toBe(false)
})

test('no acknowledged row is lost when the server is killed while rows are written', async () => {
  const dir = temporaryFolder()
  const first = await start(dir)
  await ask(first.url, 'CREATE TABLE row (n int)')
  const acknowledged: number[] = []
  const writer = withConnection(first.url, async (client) => {
    for (let n = 0; ; n++) {
      await client.query('INSERT INTO row VALUES ($1)', [n])
      acknowledged.push(n)
      if (n === 200) process.kill(first.pid, 'SIGKILL')
    }
  })
  await expect(writer).rejects.toThrow()
  const second = await start(dir)
  expect(second.pid).not.toBe(first.pid)
  const rows = await ask<{ n: number }>(second.url, 'SELECT n FROM row ORDER BY n')
  expect(acknowledged.length).toBeGreaterThan(200)
  expect(rows.map(({ n }) => n)).toEqual(expect.arrayContaining(acknowledged))
})

test('a process id that passed to another program is not taken for the server', async () => {
  const dir = temporaryFolder()
  const first = await start(dir)
  await first.stop()
  writeFileSync(join(cluster(dir), 'data', 'postmaster.pid'), `${process.pid}\n/x\n1\n1\n\n127.0.0.1\n\nready   \n`)
  const second = await start(dir)
  expect(await ask(second.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
})

test('asks for the password, which only its own account can read', async () => {
  const dir = temporaryFolder()
  const { url } = await start(dir)
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(join(cluster(dir), 'password')).mode & 0o777).toBe(0o600)
})

test('listens on loopback only and keeps every acknowledged write', async () => {
  const { url } = await start(temporaryFolder())
  const names = ['listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes', 'max_connections']
  const rows = await ask(url, `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("','")}') ORDER BY 1`)
  expect(rows).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'max_connections', setting: '300' },
    { name: 'synchronous_commit', setting: 'on' },
  ])
})

test('a broken folder gives one sentence that says what is wrong', async () => {
  const dir = temporaryFolder()
  await (await start(dir)).stop()
  const version = join(cluster(dir), 'data', 'PG_VERSION')
  writeFileSync(version, '17\n')
  await expect(start(dir)).rejects.toMatchObject({
    code: 'DATA_FOLDER_UNUSABLE',
    message: `The database folder ${cluster(dir)} cannot be used: it was made by PostgreSQL 17 and this is PostgreSQL 18.`,
  })
  rmSync(version)
  await expect(start(dir)).rejects.toThrow('its file data/PG_VERSION is missing.')
  writeFileSync(version, '18\n')
  writeFileSync(join(cluster(dir), 'data', 'global', 'pg_control'), 'nonsense')
  await expect(start(dir)).rejects.toMatchObject({
    code: 'SERVER_FAILED',
    message: expect.stringMatching(/^PostgreSQL does not start on \S+: [^\n]*pg_control[^\n]* \(its log: \S+\)\.$/),
  })
})

asRoot('runs under another account, and with "nobody" where there is no "postgres"', async () => {
  const { pid } = await start(temporaryFolder(), { accounts: ['no-such-account', 'nobody'] })
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  expect(status).toMatch(/^Uid:\t65534\t/m)
})

asRoot(
  'a folder that the account cannot enter is left as it is; the data goes elsewhere and is found again',
  async () => {
    const [dir, fallbackRoot] = [temporaryFolder(0o700), temporaryFolder()]
    const first = await start(dir, { fallbackRoot })
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(dir, 'postgres', 'location'), 'utf8')).toContain(fallbackRoot)
    await first.stop()
    chmodSync(dir, 0o755)
    const second = await start(dir, { fallbackRoot })
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  },
)
