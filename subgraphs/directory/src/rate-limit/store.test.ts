import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { counterStore, sharedCounter, type CounterStore } from './store.js'

let directory: TestDirectory
beforeAll(async () => {
  directory = await testDirectory()
})
afterAll(() => directory?.close())

async function countsLocally(store: CounterStore) {
  const counter = sharedCounter(store, 'test', { points: 2, seconds: 60 })
  await counter.consume('a')
  await counter.consume('a')
  await expect(counter.consume('a')).rejects.toBeInstanceOf(RateLimiterRes)
  await counter.consume('b')
  await counter.delete('a')
  await counter.consume('a')
}

test('a database that is away makes counts local: nobody is let through more often, and nothing fails', async () => {
  await countsLocally({ query: () => Promise.reject(new Error('connection refused')) })
})

test('so does one that does not answer in time', async () => {
  const { client } = directory.database
  await client.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE rate_limit IN ACCESS EXCLUSIVE MODE`
    await countsLocally(counterStore(client, 20))
  })
  await sharedCounter(counterStore(client), 'test', { points: 2, seconds: 60 }).consume('c')
  expect(await client.rateLimit.findUnique({ where: { key: 'test:c' } })).toMatchObject({ points: 1 })
})
