import { expect, test } from '@jest/globals'
import { differences } from './diff'

test('tells what was added, removed and changed, and nothing else', () => {
  const before = { name: 'Pay', state: 'QUEUED', tags: ['a'], gone: 1, deep: { same: true, port: 80 }, none: null }
  const after = {
    name: 'Pay',
    state: 'FAILED',
    tags: ['a', 'b'],
    deep: { port: 81, same: true },
    note: 'x',
    none: null,
  }
  expect(differences(before, after)).toEqual([
    { path: 'deep.port', kind: 'changed', before: 80, after: 81 },
    { path: 'gone', kind: 'removed', before: 1, after: undefined },
    { path: 'note', kind: 'added', before: undefined, after: 'x' },
    { path: 'state', kind: 'changed', before: 'QUEUED', after: 'FAILED' },
    { path: 'tags', kind: 'changed', before: ['a'], after: ['a', 'b'] },
  ])
})

test('a thing that came or went is told by its fields', () => {
  expect(differences(null, { id: 7, name: 'Pay', notes: null })).toEqual([
    { path: 'id', kind: 'added', before: undefined, after: 7 },
    { path: 'name', kind: 'added', before: undefined, after: 'Pay' },
  ])
  expect(differences({ id: 7 }, null)).toEqual([{ path: 'id', kind: 'removed', before: 7, after: undefined }])
})

test('nothing differs in values that differ only in the order of their fields, or in names that objects have anyway', () => {
  expect(differences([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toEqual([])
  expect(differences({}, { constructor: 'x' })).toEqual([
    { path: 'constructor', kind: 'added', before: undefined, after: 'x' },
  ])
})
