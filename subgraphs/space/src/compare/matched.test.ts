import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { longestRising, matched } from './matched.js'

const items = (...names: string[]) => names.map((name) => ({ id: name.codePointAt(0) ?? 0, name }))
const told = (before: string[], after: string[]) =>
  matched(items(...before), items(...after)).map((match) => {
    const mark = { ADDED: '+', REMOVED: '-', CHANGED: '=' }[match.change]
    const moved = match.change === 'CHANGED' && match.isMoved ? '!' : ''
    return `${mark}${match.after?.name ?? match.before?.name}${moved}`
  })

describe('two lists', () => {
  it.each([
    ['abc', 'abc', '=a =b =c'],
    ['abc', 'acd', '=a =c +d -b'],
    ['', 'ab', '+a +b'],
    ['ab', '', '-a -b'],
    ['abcd', 'dabc', '=d! =a =b =c'],
    ['abcd', 'bcda', '=b =c =d =a!'],
    ['abc', 'cba', '=c! =b! =a'],
    ['abc', 'xbayc', '+x =b! =a +y =c'],
  ])('%s and %s are matched as %s', (before, after, expected) => {
    expect(told([...before], [...after]).join(' ')).toBe(expected)
  })

  it('are matched by number first, so that what was renamed is the same, then by name, so that what was made anew is', () => {
    const before = [
      { id: 1, name: 'Build' },
      { id: 2, name: 'Deploy' },
    ]
    const after = [
      { id: 2, name: 'Build' },
      { id: 9, name: 'DEPLOY' },
    ]
    expect(matched(before, after)).toMatchObject([
      { change: 'CHANGED', before: { id: 2 }, after: { name: 'Build' } },
      { change: 'ADDED', after: { id: 9 } },
      { change: 'REMOVED', before: { id: 1 } },
    ])
    expect(matched(before, [{ id: 9, name: 'DEPLOY' }])).toMatchObject([
      { change: 'CHANGED', before: { id: 2 }, after: { id: 9 }, places: [1, 0], isMoved: false },
      { change: 'REMOVED', before: { id: 1 } },
    ])
  })
})

describe('the longest rising part', () => {
  const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)

  /** Tries all parts. */
  function longest(numbers: readonly number[], least = -1): number {
    const [first, ...rest] = numbers
    if (first === undefined) return 0
    const without = longest(rest, least)
    return first > least ? Math.max(without, 1 + longest(rest, first)) : without
  }

  it(`rises, is a part, and no other is longer (seed ${seed})`, () => {
    const numbers = fc.uniqueArray(fc.nat(20), { maxLength: 9 })
    fc.assert(
      fc.property(numbers, (given) => {
        const found = longestRising(given)
        const places = found.map((number) => given.indexOf(number))
        const rises = (list: number[]) => list.every((one, i) => i === 0 || one > (list[i - 1] ?? 0))
        return rises(found) && rises(places) && !places.includes(-1) && found.length === longest(given)
      }),
      { seed },
    )
  })
})
