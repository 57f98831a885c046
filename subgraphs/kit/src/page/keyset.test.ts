import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { keysetOrderBy, keysetWhere, orderValue, type Where } from './keyset.js'
import { comparePositions, type Direction, type OrderValue, type Position } from './position.js'
import { compareBytes } from './text-key.js'

type Row = { id: number; key: string | null }

/** Evaluates the part of Prisma's conditions that `keyset` uses, as SQL would: a comparison with null holds for no row. */
function holds(where: Where, row: Row): boolean {
  return Object.entries(where).every(([name, condition]) => {
    if (name === 'AND') return (condition as Where[]).every((part) => holds(part, row))
    if (name === 'OR') return (condition as Where[]).some((part) => holds(part, row))
    return holdsFor(row[name as keyof Row], condition)
  })
}

function holdsFor(value: OrderValue, condition: unknown): boolean {
  if (condition === null) return value === null
  if (typeof condition !== 'object') return value === condition
  return Object.entries(condition).every(([operator, operand]) => {
    if (operator === 'not') return value !== operand
    if (operator === 'in') return (operand as unknown[]).includes(value)
    if (value === null) return false
    const order = typeof value === 'number' ? value - Number(operand) : compareBytes(value, String(operand))
    return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[operator] ?? false
  })
}

const key = fc.option(fc.constantFrom('', 'a', 'b', '\uffee', '🚀'), { nil: null })
const direction = fc.constantFrom<Direction>('ASC', 'DESC')
const space = fc.integer({ min: 1, max: 3 })
const local = fc.integer({ min: 1, max: 4 })

describe('keyset conditions', () => {
  test('select exactly the rows that the fleet order puts beyond a position, in any Space', () => {
    fc.assert(
      fc.property(key, direction, space, local, key, space, local, (value, dir, s, l, rowKey, rowSpace, rowLocal) => {
        const position: Position = { direction: dir, value, space: s, local: l }
        const row: Position = { direction: dir, value: rowKey, space: rowSpace, local: rowLocal }
        const order = { column: 'key', nullable: true, direction: dir }
        const place = comparePositions(row, position)
        const held = { id: rowLocal, key: rowKey }
        expect(holds(keysetWhere(order, 'after', position, rowSpace), held)).toBe(place > 0)
        expect(holds(keysetWhere(order, 'before', position, rowSpace), held)).toBe(place < 0)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a page read from its end turns the whole order round, nulls too', () => {
    const order = { column: 'key', nullable: true, direction: 'DESC' as const }
    expect(keysetOrderBy(order, false)).toEqual([{ key: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }])
    expect(keysetOrderBy(order, true)).toEqual([{ key: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }])
  })

  test('times are compared as times', () => {
    const toColumn = (value: string | number) => new Date(value)
    const order = { column: 'at', nullable: false, direction: 'ASC' as const, toColumn }
    const where = keysetWhere(order, 'after', { direction: 'ASC', value: 5, space: 1, local: 1 }, 1)
    expect(JSON.stringify(where)).toContain('1970-01-01T00:00:00.005Z')
    expect(orderValue(new Date(5))).toBe(5)
  })
})
