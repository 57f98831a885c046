import { expect, test } from '@jest/globals'
import { checkLists, LONGEST_LIST } from './lists.js'

const list = (length: number) => Array.from({ length }, (_, i) => `Spaces-1/Projects-${i + 1}`)

test('a list may be as long as the limit, and no longer, wherever it stands', () => {
  expect(() => checkLists({ ids: list(LONGEST_LIST), filter: { project: list(LONGEST_LIST) } })).not.toThrow()
  expect(() => checkLists({ ids: list(LONGEST_LIST + 1) })).toThrow('5000 items')
  expect(() => checkLists({ filter: [{ project: list(LONGEST_LIST + 1) }] })).toThrow('5000 items')
})

test('variables that are nested without end are looked through', () => {
  const deep = JSON.parse(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as Record<string, unknown>
  expect(() => checkLists(deep)).not.toThrow()
})
