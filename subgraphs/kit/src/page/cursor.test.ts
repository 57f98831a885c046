import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonical, cursorBinding, decodeCursor, encodeCursor } from './cursor.js'
import type { Position } from './position.js'

const position: Position = { direction: 'ASC', value: 'payments', space: 3, local: 7 }
const binding = cursorBinding('projects', { text: 'pay' }, { field: 'NAME' })

describe('cursors', () => {
  test('lead back to their position', () => {
    fc.assert(
      fc.property(fc.option(fc.oneof(fc.string({ maxLength: 60 }), fc.integer())), (value) => {
        const there = { ...position, value }
        expect(decodeCursor(encodeCursor(binding, there), binding)).toEqual(there)
      }),
    )
  })

  test('of another list, filter or order are refused', () => {
    const cursor = encodeCursor(binding, position)
    for (const other of [
      cursorBinding('releases', { text: 'pay' }, { field: 'NAME' }),
      cursorBinding('projects', { text: 'pays' }, { field: 'NAME' }),
      cursorBinding('projects', { text: 'pay' }, { field: 'CREATED_AT' }),
    ]) {
      expect(() => decodeCursor(cursor, other)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }))
    }
  })

  test.each(['', 'x', '%%%', 'bnVsbA', Buffer.from('["a","A","x",0,1]').toString('base64url'), 'a'.repeat(5_000)])(
    '%p is malformed',
    (cursor) => expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' })),
  )

  test('are bound alike when only empty entries and the order of keys differ', () => {
    expect(cursorBinding('projects', { text: null, space: ['Spaces-1'] }, undefined)).toBe(
      cursorBinding('projects', { space: ['Spaces-1'], zone: undefined }, null),
    )
    expect(canonical({ b: 1, a: { c: null } })).toEqual({ b: 1 })
  })
})
