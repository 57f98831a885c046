import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { once } from 'node:events'
import pg from 'pg'
import { countStatements, isStatementAborted, withSignal } from './cancel.js'
import { CancellablePool } from './cancel/pool.js'
import { openSpace, type SpaceDatabase } from './space.js'
import { type TestDatabase, testDatabase, testServer } from './testing.js'

const SLEEP = `SELECT pg_sleep(60) AS "cancel-test"`

let database: TestDatabase
let pool: CancellablePool
let space: SpaceDatabase
let observer: pg.Client

beforeAll(async () => {
  database = await testDatabase('space')
  pool = new CancellablePool({ connectionString: database.appUrl, max: 1, application_name: 'cancel-test' })
  space = openSpace(database.appUrl, { max: 2 })
  observer = new pg.Client({ connectionString: (await testServer()).adminUrl })
  await observer.connect()
})

afterAll(async () => {
  await Promise.all([pool.end(), space.close(), observer.end()])
  await database.drop()
})

/** How many sessions of the test's database sleep now. */
async function sleeping(): Promise<number> {
  const { rowCount } = await observer.query(
    `SELECT FROM pg_stat_activity WHERE datname = $1 AND state = 'active' AND query LIKE '%pg_sleep(60)%'`,
    [new URL(database.appUrl).pathname.slice(1)],
  )
  return rowCount ?? 0
}

async function untilSleeping(count: number): Promise<void> {
  while ((await sleeping()) !== count);
}

/** The error of a piece of work that is aborted once its statement runs. */
async function abortWhileRunning(work: () => Promise<unknown>): Promise<unknown> {
  const controller = new AbortController()
  const outcome = withSignal(controller.signal, work).then(
    () => null,
    (error: unknown) => error,
  )
  await untilSleeping(1)
  controller.abort(new Error('the caller hung up'))
  return outcome
}

test('aborting ends the running statement on the server, and the pool goes on unharmed', async () => {
  const error = await abortWhileRunning(() => pool.query(SLEEP))
  expect(isStatementAborted(error)).toBe(true)
  expect(error).toMatchObject({ name: 'AbortError', cause: new Error('the caller hung up') })
  expect(await sleeping()).toBe(0)
  for (let i = 0; i < 50; i++) expect((await pool.query<{ n: number }>('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
})

test('aborting ends the statement of a held connection, which works again afterwards', async () => {
  const client = await pool.connect()
  try {
    const error = await abortWhileRunning(() => client.query(SLEEP))
    expect(isStatementAborted(error)).toBe(true)
    expect((await client.query<{ n: number }>('SELECT 2 AS n')).rows).toEqual([{ n: 2 }])
  } finally {
    client.release()
  }
})

test('aborting ends a statement of Prisma', async () => {
  const error = await abortWhileRunning(() => space.client.$queryRaw`SELECT pg_sleep(60)::text`.then((rows) => rows))
  expect(isStatementAborted(error)).toBe(true)
  expect(await sleeping()).toBe(0)
  expect(await space.client.project.count()).toBe(0)
})

test('aborting a transaction of Prisma undoes it and leaves no connection inside it', async () => {
  const { result, statements } = await countStatements(() =>
    abortWhileRunning(() =>
      space.client.$transaction(async (tx) => {
        await tx.change.create({ data: { kind: 'Projects', subject: 'Projects-1', version: 1 } })
        await tx.$queryRaw`SELECT pg_sleep(60)::text`
      }),
    ),
  )
  expect(isStatementAborted(result)).toBe(true)
  expect([statements[0], statements.at(-1)]).toEqual(['BEGIN', 'ROLLBACK'])
  expect(await space.client.change.count()).toBe(0)
  const { rows } = await observer.query(
    `SELECT FROM pg_stat_activity WHERE datname = $1 AND state LIKE 'idle in transaction%'`,
    [new URL(database.appUrl).pathname.slice(1)],
  )
  expect(rows).toEqual([])
})

test('a deadline ends a statement', async () => {
  const deadline = AbortSignal.timeout(50)
  const error: unknown = await withSignal(deadline, () => pool.query(SLEEP)).catch((reason: unknown) => reason)
  expect(isStatementAborted(error)).toBe(true)
  expect(error).toMatchObject({ cause: { name: 'TimeoutError' } })
  expect(await sleeping()).toBe(0)
})

test('no statement is sent after the signal', async () => {
  const { result, count } = await countStatements(() =>
    withSignal(AbortSignal.abort(), () => pool.query('SELECT 1')).catch((reason: unknown) => reason),
  )
  expect(isStatementAborted(result)).toBe(true)
  expect(count).toBe(0)
})

test('whoever waits for a connection stops waiting at the signal, and the connection goes to the next', async () => {
  const held = await pool.connect()
  const controller = new AbortController()
  const waiting = withSignal(controller.signal, () => pool.query('SELECT 1')).catch((reason: unknown) => reason)
  controller.abort()
  expect(isStatementAborted(await waiting)).toBe(true)
  held.release()
  expect((await pool.query('SELECT 1')).rowCount).toBe(1)
})

test('a statement that waited for a connection is subject to its own signal, not to that of the one before it', async () => {
  const first = new AbortController()
  const blocked = withSignal(first.signal, () => pool.query(SLEEP)).catch((reason: unknown) => reason)
  await untilSleeping(1)
  const second = pool.query<{ n: number }>('SELECT 3 AS n')
  first.abort()
  expect(isStatementAborted(await blocked)).toBe(true)
  expect((await second).rows).toEqual([{ n: 3 }])
})

test('both the outer and the inner signal count', async () => {
  const outer = new AbortController()
  const error = withSignal(outer.signal, () =>
    withSignal(new AbortController().signal, () => pool.query(SLEEP).catch((reason: unknown) => reason)),
  )
  await untilSleeping(1)
  outer.abort()
  expect(isStatementAborted(await error)).toBe(true)
})

test('a connection left inside a transaction does not reach the next caller', async () => {
  const client = await pool.connect()
  await client.query('BEGIN')
  client.release()
  const { rows } = await pool.query<{ same: boolean }>('SELECT now() = statement_timestamp() AS same')
  expect(rows).toEqual([{ same: true }])
})

test('counts the statements of one piece of work only, and batches of equal look-ups as one', async () => {
  const other = once(AbortSignal.timeout(0), 'abort').then(() => space.client.tenant.count())
  const { count, statements } = await countStatements(() =>
    Promise.all([1, 2, 3].map((id) => space.client.project.findUnique({ where: { id } }))),
  )
  await other
  expect(count).toBe(1)
  expect(statements[0]).toContain('"project"')
})
