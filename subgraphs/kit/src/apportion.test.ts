import { describe, expect, it } from '@jest/globals'
import { apportion } from './apportion.js'
import { seededRandom } from './random.js'

describe('apportion', () => {
  it('adds up exactly and respects the minimum', () => {
    const random = seededRandom('apportion')
    for (let round = 0; round < 200; round++) {
      const weights = Array.from({ length: random.int(1, 40) }, () => random.next())
      const minimum = random.int(0, 3)
      const total = minimum * weights.length + random.int(0, 5000)
      const parts = apportion(total, weights, minimum)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(minimum)
    }
  })

  it('follows the weights', () => {
    expect(apportion(10, [3, 1, 1])).toEqual([6, 2, 2])
    expect(apportion(5, [1, 1, 1])).toEqual([2, 2, 1])
  })

  it('refuses a total below the minimum', () => {
    expect(() => apportion(3, [1, 1], 2)).toThrow(RangeError)
  })
})
