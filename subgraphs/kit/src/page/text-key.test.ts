import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareBytes, LONGEST_KEY, textKey } from './text-key.js'

const text = fc.string({ unit: 'binary', maxLength: 400 })

describe('text keys', () => {
  test('case, width and white space do not tell two names apart', () => {
    expect(textKey('  Ｐａｙｍｅｎｔｓ \t API ')).toBe('payments api')
  })

  test('a key is well-formed, fits its column, and is its own key', () => {
    fc.assert(
      fc.property(text, (value) => {
        const key = textKey(value)
        expect(key.isWellFormed()).toBe(true)
        expect(Buffer.byteLength(key)).toBeLessThanOrEqual(LONGEST_KEY)
        expect(Buffer.from(key).toString()).toBe(key)
      }),
    )
  })

  test('a long text is cut between code points', () => {
    expect(textKey('a' + '𝒳'.repeat(100)).length).toBeGreaterThan(0)
    expect(Buffer.byteLength(textKey('é'.repeat(200)))).toBe(LONGEST_KEY)
    expect(Buffer.byteLength(textKey('a' + '🚀'.repeat(100)))).toBe(LONGEST_KEY - 3)
  })

  test('texts are ordered by their bytes, not by code units', () => {
    expect(compareBytes('\uffee', '🚀')).toBeLessThan(0)
    expect(['🚀', '\uffee'].sort()).toEqual(['🚀', '\uffee'])
    expect(['🚀', '\uffee'].sort(compareBytes)).toEqual(['\uffee', '🚀'])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })
})
