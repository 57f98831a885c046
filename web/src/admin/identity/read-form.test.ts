import { expect, test } from '@jest/globals'
import { pairsOf } from './read-form'

test.each([
  [
    'a = 1\n\n  b=2  ',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['cn=admins,dc=example = Groups-1', [['cn=admins,dc=example', 'Groups-1']]],
  ['', []],
  ['no pair', null],
  ['= value', null],
  ['name =', null],
])('the lines %j are the pairs %j', (text, pairs) => {
  const form = new FormData()
  form.set('pairs', text)
  expect(pairsOf(form, 'pairs')).toEqual(pairs)
})
