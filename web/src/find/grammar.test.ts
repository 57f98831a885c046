import { describe, expect, test } from '@jest/globals'
import { isMeant, readQuery, wordAt, writeQuery } from './grammar'

const KEYS = ['space', 'state', 'environment']

describe('a typed query', () => {
  test('has keys, values in quotes, lists of values, and words', () => {
    expect(readQuery('space:pay* state:FAILED,QUEUED environment:"Test 2" checkout api', KEYS)).toEqual([
      { key: 'space', value: 'pay*' },
      { key: 'state', value: 'FAILED' },
      { key: 'state', value: 'QUEUED' },
      { key: 'environment', value: 'Test 2' },
      { key: null, value: 'checkout' },
      { key: null, value: 'api' },
    ])
  })

  test('takes what looks like a key but is none for a word', () => {
    expect(readQuery('10:30 other:thing', KEYS)).toEqual([
      { key: null, value: '10:30' },
      { key: null, value: 'other:thing' },
    ])
  })

  test('is read as it was written, whatever stands in values', () => {
    for (const value of ['a', 'a b', 'say "hi"', 'back\\slash', 'a,b', '', '*', 'ü:ö']) {
      const terms = [{ key: 'environment', value }]
      expect(readQuery(writeQuery(terms), KEYS)).toEqual(terms)
    }
  })

  test('finds names whatever their case, by their beginning with a star', () => {
    expect(isMeant('Payments', 'pay*')).toBe(true)
    expect(isMeant('Payments', 'PAYMENTS')).toBe(true)
    expect(isMeant('Payments', 'pay')).toBe(false)
  })

  test('knows the word under the caret', () => {
    expect(wordAt('space:pay sta', 13)).toEqual({ start: 10, key: null, typed: 'sta' })
    expect(wordAt('environment:"Test', 17)).toEqual({ start: 0, key: 'environment', typed: 'Test' })
    expect(wordAt('', 0)).toEqual({ start: 0, key: null, typed: '' })
  })
})
