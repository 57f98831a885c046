import { describe, expect, it } from '@jest/globals'
import { readLines } from './log-line.js'

const NOW = new Date(1_000)

describe('a line', () => {
  it('is of now, and for information, unless it says otherwise', () => {
    expect(readLines([{ text: 'x' }], NOW)).toEqual([{ at: NOW, level: 'INFO', text: 'x' }])
    const at = new Date(5)
    expect(readLines([{ text: 'x', at, level: 'FATAL' }], NOW)).toEqual([{ at, level: 'FATAL', text: 'x' }])
    expect(readLines(null, NOW)).toEqual([])
  })

  it.each([
    ['a colour', 'a\u001b[38;5;196mb', 'ab'],
    ['a place', 'a\u001b[2J\u001b[10;20Hb', 'ab'],
    ['a title ended by BEL', '\u001b]0;t\u0007a', 'a'],
    ['a title ended by ST', '\u001b]0;t\u001b\\a', 'a'],
    ['a character set', 'a\u001b(Bb', 'ab'],
    ['a reset', '\u001bca', 'a'],
  ])('is left without %s', (_what, text, expected) => {
    expect(readLines([{ text }], NOW)[0]?.text).toBe(expected)
  })

  it('of many sequences without an end is refused in time that grows with the text only', () => {
    const text = '\u001b]'.repeat(10_000)
    expect(() => readLines([{ text }], NOW)).toThrow('control character')
  })
})
