import { expect, test } from '@jest/globals'
import { createStatementNames } from './statement-names.js'

test('a statement keeps its name, and no more than the bound are named', () => {
  const name = createStatementNames(2)
  const first = name({ sql: 'SELECT 1' })
  expect(first).not.toBe('')
  expect(name({ sql: 'SELECT 2' })).not.toBe(first)
  expect(name({ sql: 'SELECT 3' })).toBe('')
  expect(name({ sql: 'SELECT 1' })).toBe(first)
})
