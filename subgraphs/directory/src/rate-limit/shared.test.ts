import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { addCounts } from './shared.js'

const NOW = Date.UTC(2026, 0, 1)
const WINDOW = 60_000

let directory: TestDirectory
beforeAll(async () => {
  directory = await testDirectory()
})
beforeEach(() => directory.database.client.rateLimit.deleteMany())
afterAll(() => directory?.close())

const add = (points: Record<string, number>, now = NOW) => {
  const counts = Object.entries(points).map(([key, points]) => ({ key, points, window: WINDOW }))
  return addCounts(directory.database.client, { counts }, now)
}

test('what gateways count adds up until its time is over', async () => {
  expect(await add({ a: 5 })).toEqual([{ key: 'a', points: 5, resetsIn: WINDOW }])
  expect(await add({ b: 1, a: 7 }, NOW + 20_000)).toEqual(
    expect.arrayContaining([
      { key: 'a', points: 12, resetsIn: 40_000 },
      { key: 'b', points: 1, resetsIn: WINDOW },
    ]),
  )
  expect(await add({ a: 3 }, NOW + WINDOW)).toEqual([{ key: 'a', points: 3, resetsIn: WINDOW }])
})

test('sums do not overflow, keys that come twice are one, and none are none', async () => {
  await add({ a: 1_000_000_000 })
  await add({ a: 1_000_000_000 })
  expect((await add({ a: 1_000_000_000 }))[0]?.points).toBe(2_000_000_000)
  const twice = { key: 'c', points: 2, window: WINDOW }
  const { client } = directory.database
  expect(await addCounts(client, { counts: [twice, twice] }, NOW)).toEqual([{ key: 'c', points: 4, resetsIn: WINDOW }])
  expect(await addCounts(client, { counts: [] }, NOW)).toEqual([])
})

test('a clock that went back an hour begins anew; one that differs a little does not', async () => {
  await add({ a: 5 })
  expect((await add({ a: 1 }, NOW - 1_000))[0]).toMatchObject({ points: 6 })
  expect((await add({ a: 1 }, NOW - 3_600_000))[0]).toMatchObject({ points: 1, resetsIn: WINDOW })
})

test('many gateways at once wait for each other and lose nothing', async () => {
  const keys = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, 1]))
  const backwards = Object.fromEntries(Object.entries(keys).reverse())
  await Promise.all(Array.from({ length: 8 }, (_, i) => add(i % 2 ? keys : backwards)))
  expect((await add(keys)).every(({ points }) => points === 9)).toBe(true)
})
