import { expect, test } from '@jest/globals'
import { openedBy } from './opened'

test('an address carries an operation with its variables', () => {
  const text = new URLSearchParams({ query: 'query A($a: Int) {\n  a(a: $a)\n}', variables: '{"a":"x&y=#1"}' })
  expect(openedBy(`#${text}`)).toEqual({ query: 'query A($a: Int) {\n  a(a: $a)\n}', variables: '{"a":"x&y=#1"}' })
})

test.each(['', '#', '#variables=%7B%7D', '#query='])('%j carries none', (hash) => {
  expect(openedBy(hash)).toBeNull()
})
