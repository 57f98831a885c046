import { describe, expect, it } from '@jest/globals'
import { comparePositions, type Position } from '@spaceport/kit/page/position'
import { mergeSorted } from './k-way.js'

function lists(direction: 'ASC' | 'DESC', ...values: (string | number | null)[][]): Position[][] {
  return values.map((list, space) =>
    list
      .map((value, local): Position => ({ direction, value, space: space + 1, local: local + 1 }))
      .sort(comparePositions),
  )
}

function merge(sorted: Position[][], limit: number, backwards = false) {
  const reads: string[] = []
  const position = (list: number, row: number) => {
    reads.push(`${list}.${row}`)
    return sorted[list]![row]!
  }
  const { picks, more } = mergeSorted({ lengths: sorted.map(({ length }) => length), position }, limit, backwards)
  return { values: picks.map(({ list, row }) => sorted[list]![row]!.value), more, reads }
}

describe('mergeSorted', () => {
  it('takes the first rows of all lists in order, and says whether any are left', () => {
    const sorted = lists('ASC', ['a', 'd', 'e'], [], ['b', 'c'])
    expect(merge(sorted, 3)).toMatchObject({ values: ['a', 'b', 'c'], more: true })
    expect(merge(sorted, 5)).toMatchObject({ values: ['a', 'b', 'c', 'd', 'e'], more: false })
    expect(merge(sorted, 9)).toMatchObject({ values: ['a', 'b', 'c', 'd', 'e'], more: false })
  })

  it('takes the last rows when it runs backwards, still in list order', () => {
    const sorted = lists('ASC', ['a', 'd', 'e'], ['b', 'c'])
    expect(merge(sorted, 2, true)).toMatchObject({ values: ['d', 'e'], more: true })
    expect(merge(sorted, 5, true)).toMatchObject({ values: ['a', 'b', 'c', 'd', 'e'], more: false })
  })

  it('has nulls last in both directions', () => {
    expect(merge(lists('ASC', [null, 2], [1, null]), 9).values).toEqual([1, 2, null, null])
    expect(merge(lists('DESC', [null, 2], [1, null]), 9).values).toEqual([2, 1, null, null])
  })

  it('orders text by code points, not by UTF-16 units', () => {
    expect(merge(lists('ASC', ['\u{1F600}'], ['\uFFFD']), 2).values).toEqual(['\uFFFD', '\u{1F600}'])
  })

  it('has nothing to take from no lists, or from empty ones', () => {
    expect(merge([], 3)).toEqual({ values: [], more: false, reads: [] })
    expect(merge([[], []], 3)).toEqual({ values: [], more: false, reads: [] })
  })

  it('reads the position of no more rows than it takes, and one more of each list', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => String(i).padStart(3, '0'))
    const { reads } = merge(lists('ASC', hundred, hundred, hundred), 10)
    expect(reads).toHaveLength(10 + 3)
  })
})
