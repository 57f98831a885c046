import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testDatabase, type TestDatabase } from '@spaceport/database/testing'
import { openZone, type ZoneDatabase } from '@spaceport/database/zone'
import { Queue } from './queue.js'

let made: TestDatabase
let database: ZoneDatabase
let queues: Queue[]
beforeAll(async () => {
  made = await testDatabase('zone')
  database = openZone(made.appUrl)
  // Several processes that start at once.
  queues = await Promise.all([1, 2, 3].map(() => Queue.open(made)))
})
afterAll(async () => {
  await Promise.all(queues.map((queue) => queue.close()))
  await database.close()
  await made.drop()
})

const [a, b] = [() => queues[0] as Queue, () => queues[1] as Queue]

test('one job of a key waits at a time, is taken by one of all processes, and another may wait meanwhile', async () => {
  await a().put('promotion', '7', { n: 1 })
  await b().put('promotion', '7', { n: 2 })
  await b().put('promotion', '8', { n: 3 })
  const taken = [await a().take('promotion'), await b().take('promotion'), await a().take('promotion')]
  expect(taken.map((job) => job?.data ?? null)).toEqual([{ n: 1 }, { n: 3 }, null])
  await b().put('promotion', '7', { n: 4 })
  const next = await a().take('promotion')
  expect(next?.data).toEqual({ n: 4 })
  for (const job of [...taken, next]) if (job) await a().done('promotion', job)
  expect(await a().take('promotion', true)).toBeNull()
})

test('a job that is put off, or was given back, comes later', async () => {
  await a().put('receipt', 'x', { n: 1 }, 60)
  expect(await a().take('receipt')).toBeNull()
  const early = await a().take('receipt', true)
  expect(early?.data).toEqual({ n: 1 })
  if (early) await a().failed('receipt', early)
  expect(await a().take('receipt')).toBeNull()
  const again = await b().take('receipt', true)
  expect(again).toEqual(early)
  if (again) await b().done('receipt', again)
})

test('its tables are changed by the app role only in their rows', async () => {
  const run = (sql: string) => database.client.$executeRawUnsafe(sql)
  await expect(run('CREATE TABLE pgboss.mine (id int)')).rejects.toThrow(/permission denied/)
  await expect(run('DROP TABLE pgboss.job')).rejects.toThrow(/must be owner/)
  await expect(run(`SELECT pgboss.create_queue('mine', '{}')`)).rejects.toThrow(/permission denied/)
  await run(`DELETE FROM pgboss.job WHERE name = 'nothing'`)
})
