import { expect, test } from '@jest/globals'
import { orderOf } from './list-source'

const FIELDS = { name: 'NAME', created: 'CREATED_AT' }

test('an order that the graph does not have is the usual one, whatever objects are born with', () => {
  expect(orderOf('-name', FIELDS, '-created')).toEqual({ field: 'NAME', direction: 'DESC' })
  for (const sort of ['', 'other', 'constructor', '-toString', '__proto__']) {
    expect([sort, orderOf(sort, FIELDS, '-created')]).toEqual([sort, { field: 'CREATED_AT', direction: 'DESC' }])
  }
})
