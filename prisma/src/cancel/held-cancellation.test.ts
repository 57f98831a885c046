import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { withSignal } from '../cancel.js'
import { type TestDatabase, testDatabase } from '../testing.js'
import { CancellablePool } from './pool.js'

const CANCEL_REQUEST = 80877102

let database: TestDatabase
let proxy: Server
let observer: pg.Client
let pool: CancellablePool
let cancelArrived: Promise<() => void>
const sockets = new Set<Socket>()

/** Forwards to PostgreSQL; a cancel request is held until the returned function is called. */
function forward(target: URL, onCancel: (deliver: () => void) => void): (client: Socket) => void {
  return (client) => {
    client.once('data', (first) => {
      const server = connect(Number(target.port), target.hostname)
      for (const socket of [client, server]) sockets.add(socket.on('error', () => {}))
      const pass = () => {
        server.write(first)
        client.pipe(server).pipe(client)
      }
      if (first.readInt32BE(4) === CANCEL_REQUEST) onCancel(pass)
      else pass()
    })
  }
}

beforeAll(async () => {
  database = await testDatabase('zone')
  observer = new pg.Client({ connectionString: database.ownerUrl })
  await observer.connect()
  const url = new URL(database.appUrl)
  let listener: (client: Socket) => void = () => {}
  cancelArrived = new Promise((resolve) => (listener = forward(new URL(url), resolve)))
  proxy = createServer(listener).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  url.port = String(typeof address === 'object' ? address?.port : 0)
  pool = new CancellablePool({ connectionString: url.toString(), max: 1 })
})

afterAll(async () => {
  await Promise.all([pool.end(), observer.end()])
  for (const socket of sockets) socket.destroy()
  proxy.close()
  await database.drop()
})

/** Advisory locks that somebody waits for. */
async function awaited(): Promise<number[]> {
  const { rows } = await observer.query<{ lock: number }>(
    `SELECT objid::int AS lock FROM pg_locks JOIN pg_database d ON d.oid = database
     WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`,
  )
  return rows.map((row) => row.lock)
}

test('a cancellation that comes late does not hit the next statement of the connection', async () => {
  await observer.query('SELECT pg_advisory_lock(1), pg_advisory_lock(2)')
  const controller = new AbortController()
  const first = withSignal(controller.signal, () => pool.query('SELECT pg_advisory_xact_lock(1)'))
  const next = pool.query('SELECT pg_advisory_xact_lock(2)')
  while (!(await awaited()).includes(1));
  controller.abort()
  const deliver = await cancelArrived
  await observer.query('SELECT pg_advisory_unlock(1)')
  while ((await awaited()).includes(1));
  // Round trips in which a connection given back too early would take the next statement.
  for (let i = 0; i < 50; i++) expect(await awaited()).toEqual([])
  deliver()
  expect((await first).rowCount).toBe(1)
  while (!(await awaited()).includes(2));
  await observer.query('SELECT pg_advisory_unlock(2)')
  expect((await next).rowCount).toBe(1)
})
