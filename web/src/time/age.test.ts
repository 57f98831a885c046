import { expect, test } from '@jest/globals'
import { ago, exactUtc, lasting } from './age'

const NOW = Date.UTC(2026, 5, 15, 12)
const SECOND = 1000
const DAY = 86_400 * SECOND

test.each([
  [0, 'just now'],
  [59 * SECOND, 'just now'],
  [60 * SECOND, '1 min ago'],
  [3599 * SECOND, '59 min ago'],
  [3600 * SECOND, '1 h ago'],
  [DAY - 1, '23 h ago'],
  [DAY, '1 d ago'],
  [29 * DAY, '29 d ago'],
  [30 * DAY, '1 mo ago'],
  [364 * DAY, '12 mo ago'],
  [800 * DAY, '2 y ago'],
  [-DAY, 'just now'],
])('%i ms before now is %s', (before, text) => {
  expect(ago(new Date(NOW - before).toISOString(), NOW)).toBe(text)
})

test('how long something lasts', () => {
  expect(lasting(new Date(NOW - 300 * SECOND).toISOString(), NOW)).toBe('for 5 min')
  expect(lasting(new Date(NOW).toISOString(), NOW)).toBe('just now')
})

test('the exact time is in UTC whatever offset it was written with', () => {
  expect(exactUtc('2026-06-15T14:00:00.123+02:00')).toBe('2026-06-15 12:00:00 UTC')
})
