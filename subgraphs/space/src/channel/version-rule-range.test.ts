import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseVersion, type Version } from '../release/version.js'
import { inRange, readVersionRange } from './version-rule-range.js'

function holds(range: string, version: string): boolean {
  return inRange(readVersionRange(range), parseVersion(version)!)
}

/** Versions in ascending order: a range over them is a range of places. */
const ASCENDING = [
  '0.9',
  '1.0-alpha',
  '1.0-beta',
  '1.0',
  '1.0.0.1',
  '1.0.1-rc.1',
  '1.0.1',
  '1.9',
  '2.0-beta',
  '2.0',
  '3.0',
]
const place = fc.nat(ASCENDING.length - 1)

describe('a version range', () => {
  test('holds just the versions between its ends', () => {
    const open = fc.constantFrom('[', '(')
    const close = fc.constantFrom(']', ')')
    const end = fc.option(place, { nil: null })
    fc.assert(
      fc.property(open, end, end, close, place, (first, from, to, last, asked) => {
        fc.pre(from !== null || to !== null)
        const expected = ASCENDING.filter((_version, i) => {
          const after = from === null || (first === '[' ? i >= from : i > from)
          return after && (to === null || (last === ']' ? i <= to : i < to))
        })
        const text = `${first} ${from === null ? '' : ASCENDING[from]},${to === null ? '' : ASCENDING[to]} ${last}`
        // Between two neighbours there may be versions that the list does not have.
        const isEmpty = from !== null && to !== null && (from > to || (from === to && first + last !== '[]'))
        if (isEmpty) expect(() => readVersionRange(text)).toThrow('No version is in the range.')
        else
          expect({ text, held: holds(text, ASCENDING[asked]!) }).toEqual({
            text,
            held: expected.includes(ASCENDING[asked]!),
          })
      }),
      { numRuns: 1_000 },
    )
  })

  test('that floats holds what its numbers begin, and pre-releases only as asked', () => {
    const numbers = fc.array(fc.nat(2), { minLength: 4, maxLength: 4 })
    const tag = fc.constantFrom('', 'alpha', 'beta', 'beta.2', 'betamax')
    const asked = fc.constantFrom(null, '', 'b', 'beta', 'beta.')
    fc.assert(
      fc.property(numbers, fc.nat(3), asked, numbers, tag, (fixed, count, prefix, written, preRelease) => {
        const begin = fixed
          .slice(0, count)
          .map((n) => `${n}.`)
          .join('')
        const text = `${begin}*${prefix === null ? '' : `-${prefix}*`}`
        const version: Version = { numbers: written as [number, number, number, number], preRelease, metadata: '' }
        const isBegun = `${written.join('.')}.`.startsWith(begin)
        const isTaken = preRelease === '' || (prefix !== null && preRelease.startsWith(prefix))
        expect(inRange(readVersionRange(text), version)).toBe(isBegun && isTaken)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['1.0', ['1.0', '1.0.1', '2.0-beta', '3.0'], ['0.9', '1.0-beta']],
    ['6', ['6.0', '7.1'], ['5.9']],
    ['[1.0]', ['1.0', '1.0.0.0', '1.0+7'], ['1.0.1', '1.0-beta']],
    ['[2.0.0-alpha.1,2.0.0)', ['2.0.0-alpha.1', '2.0-rc'], ['2.0', '2.0.0-alpha.0']],
    [' [1,3) ', ['1.0', '2.9', '3.0-beta'], ['3.0', '0.9']],
    ['(4.1.3,)', ['4.1.4'], ['4.1.3']],
    ['1.2.3-*', ['1.2.3', '1.2.3-a'], ['1.2.3.1', '1.2.4']],
    ['1.2-beta*', ['1.2', '1.2.0-beta.3'], ['1.2-alpha', '1.2.1']],
    ['*', ['1.2', '7.0.0.1'], ['1.2-beta']],
    ['*-*', ['1.2', '1.2-beta'], []],
  ])('%s', (range, held, not) => {
    expect(held.filter((version) => !holds(range, version))).toEqual([])
    expect(not.filter((version) => holds(range, version))).toEqual([])
  })

  test.each([
    ...[
      '(1.0)',
      '[1.0)',
      '(1.0]',
      '(,)',
      '[]',
      '[,]',
      '[2.0,1.0]',
      '(1.0,1.0]',
      '[1,2,3]',
      '[1.0',
      '1.0]',
      '[x,1.0]',
      'x',
      '>=1.0',
    ],
    ...[
      '[1.*,2.0)',
      '1.2.3.4.*',
      '1*',
      '1.*.2',
      '**',
      '-*',
      '',
      '[',
      '(',
      '1.0-beta..*.',
      'a'.repeat(600),
      `[${'1,'.repeat(240)}]`,
    ],
  ])('%j is none, and says why', (text) => {
    expect(() => readVersionRange(text, 'input', 'versionRange')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', details: { path: ['input', 'versionRange'] } }),
    )
  })
})
