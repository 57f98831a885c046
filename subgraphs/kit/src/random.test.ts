import { describe, expect, it } from '@jest/globals'
import { seededRandom } from './random.js'

describe('seededRandom', () => {
  it('gives the same row for the same seed and another for another', () => {
    const row = (seed: string) => {
      const random = seededRandom(seed)
      return Array.from({ length: 20 }, () => random.next())
    }
    expect(row('demo')).toEqual(row('demo'))
    expect(row('demo')).not.toEqual(row('demo2'))
  })

  it('reaches both ends of a range and nothing outside it', () => {
    const random = seededRandom('range')
    const seen = new Set(Array.from({ length: 2000 }, () => random.int(3, 7)))
    expect([...seen].sort()).toEqual([3, 4, 5, 6, 7])
  })

  it('shuffles without losing or doubling anything', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const shuffled = seededRandom('shuffle').shuffle(items)
    expect(shuffled).not.toEqual(items)
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items)
  })
})
