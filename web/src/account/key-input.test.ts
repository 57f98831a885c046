import { expect, test } from '@jest/globals'
import { keyInput } from './key-input'

const DAY = 86_400_000
const MADE = Date.UTC(2026, 0, 1)

/** When a key ends that is to last a week, of a form that was made at `made` and arrives at `now`. */
function endOf(made: number | string, now: number): string | null | undefined {
  const form = new FormData()
  form.set('name', 'Pipeline')
  form.set('lifetime', '7')
  form.set('from', String(made))
  return keyInput(form, now).expiresAt
}

test('a form that is sent again asks for a key that ends at the same moment', () => {
  expect(endOf(MADE, MADE + 5_000)).toBe('2026-01-08T00:00:00.000Z')
  expect(endOf(MADE, MADE + 60_000)).toBe('2026-01-08T00:00:00.000Z')
})

test('a key lasts as long as was said, whatever the form says of when it was made', () => {
  for (const made of [MADE - DAY, MADE + 1, 'soon', '']) expect(endOf(made, MADE)).toBe('2026-01-08T00:00:00.000Z')
})
