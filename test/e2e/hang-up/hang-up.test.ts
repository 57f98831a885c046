import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { commonFleet } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

let fleet: Fleet
let admin: pg.Client
let lock: pg.Client

beforeAll(async () => {
  fleet = await commonFleet()
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
  const query = 'query ($space: [ID!]) { projects(first: 5, filter: { space: $space }) { totalCount nodes { name } } }'
  return fleet.post(query, { variables: { space: [fleet.spaces[0]] }, headers, signal })
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
  expect(await answer.json()).toMatchObject({
    data: { projects: { totalCount: expect.any(Number), nodes: { length: 5 } } },
  })
})

test('when the deadline passes, the caller is told which Space was late, and the SQL behind it stops', async () => {
  await lock.query('BEGIN; LOCK TABLE project IN ACCESS EXCLUSIVE MODE')
  const answer = await ask(new AbortController().signal, 2_000)
  expect(await answer.json()).toMatchObject({
    data: { projects: { totalCount: 0, nodes: [] } },
    errors: [{ extensions: { code: 'SPACE_TIMEOUT', space: fleet.spaces[0] } }],
  })
  await until(async () => (await waiting()) === 0)
  await lock.query('ROLLBACK')
})
