import { describe, expect, test } from '@jest/globals'
import { allColumns } from '../columns.js'
import { csv } from './csv.js'

const written = (row: unknown, ...paths: string[]) => csv(allColumns(paths)).rows([row])

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\n=1+1', '=HYPERLINK("http://x";"y")', ' =1', '"=1'])(
    'that a spreadsheet would compute is text: %j',
    (text) => expect(written({ a: text }, 'a')).toMatch(/^"[ "]*'/),
  )

  test('of which a part would be computed where another separator is usual is text too', () => {
    expect(written({ a: 'a;=1+1', b: ['x', '=1'] }, 'a', 'b')).toBe(`"a;'=1+1","x; '=1"\r\n`)
  })

  test('is quoted, and nothing is lost', () => {
    expect(written({ a: 'x,y', b: 'say "no"', c: 'two\nlines', d: 'Zürich' }, 'a', 'b', 'c', 'd')).toBe(
      '"x,y","say ""no""","two\nlines","Zürich"\r\n',
    )
  })

  test('of numbers, truths, nothing, lists and lists of lists', () => {
    const row = {
      n: -5,
      t: true,
      f: false,
      none: null,
      l: ['a', null, 'b'],
      e: { nodes: [{ t: [{ x: 1 }, { x: 2 }] }, { t: [] }] },
    }
    expect(written(row, 'n', 't', 'f', 'none', 'gone.x', 'l', 'e.nodes.t.x')).toBe(
      '"-5","true","false",,,"a; b","1; 2"\r\n',
    )
  })
})

test('a name of a column is no formula either', () => {
  expect(
    csv([
      { name: '=x', path: ['a'] },
      { name: 'b', path: ['b'] },
    ]).begin(),
  ).toBe(`\uFEFF"'=x","b"\r\n`)
})

test('the last row says whether it is whole, in as many cells as all', () => {
  const { end } = csv(allColumns(['a', 'b']))
  expect(end({ count: 1, complete: true, missing: [], errors: [] })).toBe('# complete: 1 row,\r\n')
  const missing = [{ space: 'Spaces-3', reason: 'UNREACHABLE' }]
  expect(end({ count: 1234, complete: false, missing, errors: ['UNAVAILABLE'], error: 'UNAUTHENTICATED' })).toBe(
    '# NOT complete: 1234 rows; Spaces-3 UNREACHABLE; UNAVAILABLE; ended by UNAUTHENTICATED,\r\n',
  )
})
