import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { keysetOrderBy, keysetRanges, keysetWhere, orderValue, type Where } from './keyset.js'
import { comparePositions, type Direction, type OrderValue, type Position } from './position.js'
import { compareBytes } from './text-key.js'

type Row = { id: number; key: string | null }

/** Evaluates the part of Prisma's conditions that `keyset` uses, as SQL would: a comparison with null holds for no row. */
function holds(where: Where, row: Row): boolean {
  return Object.entries(where).every(([name, condition]) => {
    if (name === 'AND') return (condition as Where[]).every((part) => holds(part, row))
    if (name === 'OR') return (condition as Where[]).some((part) => holds(part, row))
    if (name === 'NOT') return !holds(condition as Where, row)
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

  test('are ranges that hold the same rows, each once, those that come first in reading order in the first', () => {
    const position = fc.option(fc.record({ value: key, space, local }), { nil: null })
    const rows = [null, '', 'a', 'b', '🚀'].flatMap((value) => [1, 2, 3, 4].map((id) => ({ id, key: value })))
    fc.assert(
      fc.property(position, position, direction, space, fc.boolean(), (from, to, dir, here, reversed) => {
        const order = { column: 'key', nullable: true, direction: dir }
        const [after, before] = [from, to].map((at) => at && { direction: dir, ...at })
        const bounds = { after: after ?? null, before: before ?? null }
        const between = rows.filter(
          (row) =>
            (!after || holds(keysetWhere(order, 'after', after, here), row)) &&
            (!before || holds(keysetWhere(order, 'before', before, here), row)),
        )
        const place = ({ id, key: value }: Row) => ({ direction: dir, value, space: here, local: id })
        const inOrder = (some: Row[]) =>
          some.toSorted((a, b) => comparePositions(place(a), place(b)) * (reversed ? -1 : 1))
        const ranges = keysetRanges(order, bounds, here, reversed)
        const read = ranges.map((range) => inOrder(rows.filter((row) => range.every((part) => holds(part, row)))))
        expect(read.flat()).toEqual(inOrder(between))
      }),
      { numRuns: 2_000 },
    )
  })

  test('begin at a bound, not at the end of the index, wherever rows without a value are beyond it', () => {
    const order = { column: 'key', nullable: true, direction: 'DESC' as const }
    const at = { direction: 'DESC' as const, space: 1, local: 1 }
    const after = { ...at, value: 'a' }
    const before = { ...at, value: null }
    expect(keysetRanges(order, { after, before: null }, 1, false)).toHaveLength(2)
    expect(keysetRanges(order, { after: null, before }, 1, true)).toHaveLength(2)
    expect(keysetRanges(order, { after: null, before: null }, 1, false)).toEqual([[]])
    expect(keysetRanges({ ...order, nullable: false }, { after, before: null }, 1, false)).toHaveLength(1)
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
