import { describe, expect, test } from '@jest/globals'
import { hasTag, readRange } from './range.js'

describe('a range', () => {
  test.each<[string | undefined, ReturnType<typeof readRange>]>([
    ['bytes=0-0', { start: 0, end: 1 }],
    ['bytes=3-', { start: 3, end: 10 }],
    ['Bytes= 2-4 ', { start: 2, end: 5 }],
    ['bytes=0-99', { start: 0, end: 10 }],
    ['bytes=-3', { start: 7, end: 10 }],
    ['bytes=-99', { start: 0, end: 10 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=10-12', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [undefined, null],
    ['', null],
    ['bytes=', null],
    ['bytes=-', null],
    ['bytes=4-3', null],
    ['bytes=0-1,4-5', null],
    ['bytes=a-b', null],
    ['bytes=0x1-2', null],
    ['lines=0-1', null],
    [`bytes=${'9'.repeat(400)}-`, null],
  ])('%j of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected)
  })

  test('of an empty file has none', () => {
    for (const header of ['bytes=0-', 'bytes=0-0', 'bytes=-1']) expect(readRange(header, 0)).toBe('unsatisfiable')
  })
})

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  [undefined, false],
])('a list of tags %j holds "a": %j', (header, expected) => {
  expect(hasTag(header, '"a"')).toBe(expected)
})
