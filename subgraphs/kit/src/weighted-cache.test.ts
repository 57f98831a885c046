import { expect, test } from '@jest/globals'
import { WeightedCache } from './weighted-cache.js'

test('the cache never weighs more than its budget, and keeps what is used', () => {
  const cache = new WeightedCache<number, string>(100)
  for (let i = 0; i < 1_000; i++) {
    cache.set(i, 'x', 1 + (i % 12))
    cache.get(0)
    expect(cache.weight).toBeLessThanOrEqual(100)
  }
  expect(cache.get(0)).toBe('x')
  expect(cache.get(999)).toBe('x')
  expect(cache.get(1)).toBeUndefined()
})

test('one entry that is too heavy is not kept, and pushes nothing out', () => {
  const cache = new WeightedCache<number, string>(100)
  cache.set(1, 'x', 10)
  cache.set(2, 'y', 13)
  expect(cache.get(2)).toBeUndefined()
  expect(cache.get(1)).toBe('x')
})

test('an entry that is set again weighs once', () => {
  const cache = new WeightedCache<number, string>(100)
  cache.set(1, 'x', 10)
  cache.set(1, 'y', 5)
  expect(cache.weight).toBe(5)
})
