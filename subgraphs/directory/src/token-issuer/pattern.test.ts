import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { matchesPattern } from './pattern.js'

test.each([
  ['a', 'a', true],
  ['a', 'A', false],
  ['a', 'aa', false],
  ['a*', 'a', true],
  ['a*', 'ab', true],
  ['*a', 'ba', true],
  ['*a', 'ab', false],
  ['a*a', 'a', false],
  ['a*b*a', 'aba', true],
  ['a*b*a', 'aa', false],
  ['a*bc*c', 'abc', false],
  ['a**b', 'ab', true],
  ['a.c', 'abc', false],
  ['a*c', 'a\nc', true],
])('%j of %j: %j', (pattern, text, is) => {
  expect(matchesPattern(pattern, text)).toBe(is)
})

test('means the same as a regular expression', () => {
  const word = fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 }).map((letters) => letters.join(''))
  const text = fc.array(fc.constantFrom('a', 'b'), { maxLength: 10 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(word, text, (pattern, of) => {
      expect(matchesPattern(pattern, of)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(of))
    }),
    { numRuns: 2_000, verbose: true },
  )
})
