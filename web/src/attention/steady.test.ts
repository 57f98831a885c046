import { expect, test } from '@jest/globals'
import type { Part, Waiting } from './part'
import { steady } from './steady'

const row = (id: string, note: string | null = null): Waiting => ({
  id,
  tone: 'bad',
  state: 'Failed',
  title: id,
  href: null,
  note,
  space: null,
  environment: null,
  at: '2026-06-15T09:00:00Z',
})
const part = (...rows: Waiting[]): Part => ({
  id: 'failed',
  title: 'Failed',
  rows,
  count: rows.length,
  completeness: null,
  all: null,
})

test('rows change in place, those that are done stay where they were, and new ones are only counted', () => {
  const { rows, held, count } = steady(
    part(row('b'), row('a'), row('c')),
    part(row('d'), row('a', 'changed'), row('b')),
  )
  expect(rows.map(({ id, note, isSettled }) => [id, note, isSettled])).toEqual([
    ['b', null, false],
    ['a', 'changed', false],
    ['c', null, true],
  ])
  expect(held).toBe(1)
  expect(count).toBe(3)
})

test('a part that was not shown before holds all of its rows back', () => {
  expect(steady(undefined, part(row('a')))).toMatchObject({ rows: [], held: 1 })
})
