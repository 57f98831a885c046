import { describe, expect, it } from '@jest/globals'
import { Tally } from './tally.js'

describe('a tally', () => {
  it('tells the first at once, and those of the next minute as one', () => {
    const tally = new Tally<number>({ window: 60, most: 10 })
    expect(tally.count('a', 1, 0)).toEqual([{ item: 1, times: 1 }])
    for (let n = 2; n <= 1_000; n++) expect(tally.count('a', n, n % 60)).toEqual([])
    expect(tally.count('a', 1_001, 60)).toEqual([{ item: 1_001, times: 1_000 }])
    expect(tally.count('a', 1_002, 61)).toEqual([])
  })

  it('tells what is left of one kind when another comes', () => {
    const tally = new Tally<string>({ window: 60, most: 10 })
    tally.count('a', 'first', 0)
    tally.count('a', 'second', 1)
    expect(tally.count('b', 'other', 30)).toEqual([{ item: 'other', times: 1 }])
    expect(tally.count('b', 'other', 61)).toEqual([{ item: 'second', times: 1, key: 'a' }])
    expect(tally.count('c', 'third', 90)).toEqual([
      { item: 'other', times: 1, key: 'b' },
      { item: 'third', times: 1 },
    ])
  })

  it('remembers a bounded number of kinds, and loses no count by that', () => {
    const tally = new Tally<number>({ window: 60, most: 10 })
    const told = Array.from({ length: 5_000 }, (_, n) => tally.count(`kind ${n % 25}`, n, 0)).flat()
    const left = Array.from({ length: 25 }, (_, n) => tally.count(`kind ${n}`, n, 1_000)).flat()
    const times = [...told, ...left].reduce((sum, one) => sum + one.times, 0)
    expect(times).toBe(5_025)
  })

  it('outlives a clock that is set back', () => {
    const tally = new Tally<number>({ window: 60, most: 10 })
    tally.count('a', 1, 100_000)
    expect(tally.count('a', 2, 0)).toEqual([{ item: 2, times: 1 }])
  })
})
