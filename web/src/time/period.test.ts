import { expect, test } from '@jest/globals'
import { ALWAYS, rangeOf } from './period'

const at = (text: string) => Date.parse(text)

test.each([
  ['UTC', '2026-06-15T09:00:00Z', '2026-06-14T18:00:00.000Z', '2026-06-15T08:00:00.000Z'],
  ['Europe/Berlin', '2026-06-15T09:00:00Z', '2026-06-14T16:00:00.000Z', '2026-06-15T06:00:00.000Z'],
  // It is the 16th there already.
  ['Australia/Brisbane', '2026-06-15T20:00:00Z', '2026-06-15T08:00:00.000Z', '2026-06-15T22:00:00.000Z'],
  // The night in which clocks go back.
  ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T16:00:00.000Z', '2026-10-25T07:00:00.000Z'],
  ['Nowhere/Land', '2026-06-15T09:00:00Z', '2026-06-14T18:00:00.000Z', '2026-06-15T08:00:00.000Z'],
])('last night in %s, seen at %s', (tz, now, from, to) => {
  expect(rangeOf({ ...ALWAYS, period: 'last-night', tz }, at(now))).toEqual({ from, to })
})

test('a period by its ends, and one that moves', () => {
  const now = at('2026-06-15T09:00:00Z')
  expect(rangeOf(ALWAYS, now)).toEqual({})
  expect(rangeOf({ ...ALWAYS, from: '2026-06-01', to: 'rubbish' }, now)).toEqual({ from: '2026-06-01T00:00:00.000Z' })
  expect(rangeOf({ ...ALWAYS, period: '24h', from: '2020-01-01' }, now)).toEqual({ from: '2026-06-14T09:00:00.000Z' })
})
