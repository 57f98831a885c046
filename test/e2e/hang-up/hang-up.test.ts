import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { startFleet, type Fleet } from '../../harness/fleet.js'

let fleet: Fleet
let admin: pg.Client
let lock: pg.Client

beforeAll(async () => {
  fleet = await startFleet({ instances: 1, spaces: 1, content: { projects: 5, releases: 5, deployments: 5 } })
  admin = new pg.Client({ connectionString: fleet.databaseUrl })
  await admin.connect()
  const space = new URL(fleet.databaseUrl)
  space.pathname = `/${await fleet.spaceDatabase(0)}`
  lock = new pg.Client({ connectionString: space.toString() })
  await lock.connect()
})
afterAll(async () => {
  await lock?.end()
  await admin?.end()
  await fleet?.stop()
})

/** Statements that wait for the lock on the table of projects. */
async function waiting(): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = $1 AND wait_event_type = 'Lock' AND query LIKE '%project%'`,
    [lock.database],
  )
  return rows[0]!.n
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}

function ask(signal: AbortSignal, deadline?: number): Promise<Response> {
  const headers: Record<string, string> = deadline === undefined ? {} : { 'spaceport-deadline': String(deadline) }
  return fleet.post('{ projects(first: 5) { totalCount nodes { name } } }', { headers, signal })
}

test('when a caller hangs up, the SQL behind the question stops; the next caller is served', async () => {
  await lock.query('BEGIN; LOCK TABLE project IN ACCESS EXCLUSIVE MODE')
  const hangUp = new AbortController()
  const asking = ask(hangUp.signal).catch((error: Error) => error.name)
  await until(async () => (await waiting()) > 0)
  hangUp.abort()
  expect(await asking).toBe('AbortError')
  await until(async () => (await waiting()) === 0)
  await lock.query('ROLLBACK')
  const answer = await ask(new AbortController().signal)
  expect(await answer.json()).toMatchObject({ data: { projects: { totalCount: 5 } } })
})

test('when the deadline passes, the caller is told which Space was late, and the SQL behind it stops', async () => {
  await lock.query('BEGIN; LOCK TABLE project IN ACCESS EXCLUSIVE MODE')
  const answer = await ask(new AbortController().signal, 300)
  expect(await answer.json()).toMatchObject({
    data: { projects: { totalCount: 0, nodes: [] } },
    errors: [{ extensions: { code: 'SPACE_TIMEOUT', space: fleet.spaces[0] } }],
  })
  await until(async () => (await waiting()) === 0)
  await lock.query('ROLLBACK')
})
