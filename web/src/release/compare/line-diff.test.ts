import { describe, expect, test } from '@jest/globals'
import { lineDiff } from './line-diff'

const shown = (before: string, after: string) => lineDiff(before, after).map(({ sign, text }) => sign + text)

describe('two texts as one', () => {
  test('says only of the lines that differ that they came or went', () => {
    expect(shown('a\nb\nc\nd', 'a\nx\nc\nd\ne')).toEqual([' a', '-b', '+x', ' c', ' d', '+e'])
  })

  test('gives back both texts, whatever they are', () => {
    const words = ['a', 'b', 'c', '']
    let seed = 7
    const text = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Array.from({ length: seed % 9 }, (_, i) => words[(seed >> i) % words.length]).join('\n')
    }
    for (let i = 0; i < 200; i++) {
      const [before, after] = [text(), text()]
      const lines = lineDiff(before, after)
      const side = (other: string) => lines.flatMap((line) => (line.sign === other ? [] : [line.text])).join('\n')
      expect([side('+'), side('-')]).toEqual([before, after])
    }
  })

  test('does not compute a table that would hold up the page', () => {
    const many = (name: string) => Array.from({ length: 20_000 }, (_, i) => `${name}${i}`).join('\n')
    expect(lineDiff(many('a'), many('b'))).toHaveLength(40_000)
  })
})
