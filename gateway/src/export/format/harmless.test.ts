import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { harmless } from './harmless.js'

/** What `docs/export.md` tells readers to take out of a cell. */
const documented = /text\.replace\(\s*\/(.*)\/gu,\s*''/.exec(
  readFileSync(new URL('../../../../docs/export.md', import.meta.url), 'utf8'),
)?.[1]
const read = (cell: string) => cell.replace(new RegExp(documented ?? 'nothing', 'gu'), '')

const texts = fc.string({ unit: fc.constantFrom(...'=+-@＝;,\t\r\n\'" \u00A0\uFEFFab1'), maxLength: 12 })

test('whatever separates cells, none begins as a formula does, and the documented reader gets back what was there', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const cell = harmless(text)
      for (const part of [cell, ...cell.split(/[;,\t\r\n]/)]) expect(part).not.toMatch(/^[\s"\uFEFF]*[=+\-@＝]/)
      expect(cell).not.toMatch(/^[\t\r\n]/)
      expect(read(cell)).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

test('what is no formula stays as it is, and what is long is done soon', () => {
  for (const text of ['a-b', '2026-11-26', 'x@y.org; z@y.org', "it's", 'a = b; c == d', '']) {
    expect(harmless(text)).toBe(text)
  }
  expect(harmless(`${' '.repeat(200_000)}x${"'".repeat(200_000)}=`)).toHaveLength(400_002)
})
