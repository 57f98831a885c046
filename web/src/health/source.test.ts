import { expect, test } from '@jest/globals'
import { timeParts, SPAN_NAMES, healthVariables } from './source'

const NOW = Date.parse('2026-06-15T09:20:00Z')

test('a time is cut into hours or days that people know, up to now', () => {
  const ends = (span: (typeof SPAN_NAMES)[number]) => {
    const parts = timeParts(span, NOW)
    return [parts.length, parts[0]?.from, parts.at(-1)?.from, parts.at(-1)?.to]
  }
  expect(ends('24h')).toEqual([8, '2026-06-14T10:00:00.000Z', '2026-06-15T07:00:00.000Z', '2026-06-15T10:00:00.000Z'])
  expect(ends('7d')).toEqual([7, '2026-06-09T00:00:00.000Z', '2026-06-15T00:00:00.000Z', '2026-06-16T00:00:00.000Z'])
  expect(ends('30d')).toEqual([10, '2026-05-17T00:00:00.000Z', '2026-06-13T00:00:00.000Z', '2026-06-16T00:00:00.000Z'])
})

test.each(SPAN_NAMES)('the operation asks for each part of %s', (span) => {
  const { eight, ten, ...variables } = healthVariables({ text: '', span, as: 'tiles', after: null }, NOW)
  const given = Object.keys(variables).filter((name) => /^p\d$/.test(name)).length
  expect(given).toBe(ten ? 10 : eight ? 8 : 7)
})
