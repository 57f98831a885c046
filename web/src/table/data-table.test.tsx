/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useRef, type RefObject } from 'react'
import type { Row } from '../graph/rows'
import { giveSizes } from '../testing/sized'
import type { Column } from './column'
import { DataTable } from './data-table'
import type { Section } from './section'
import { useRowCursor, type RowCursor } from './use-row-cursor'

type Node = { name: string }

const COLUMNS: Column<Node>[] = [
  { id: 'name', title: 'Name', width: 'w-64', cell: ({ name }) => name },
  { id: 'more', title: 'More', width: 'w-64', cell: () => 'more' },
]

function rowsOf(count: number): Row<Node>[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `Spaces-1/Projects-${i}`,
    node: { name: `p${i}` },
    unread: new Set(),
  }))
}

let cursor: RowCursor
let reveal: RefObject<(index: number) => void>

type TableProps = {
  rows: readonly Row<Node>[]
  hasMore?: boolean
  onMore?(): void
  sections?: readonly Section<Node>[]
}

function Table({ rows, hasMore = false, onMore = () => {}, sections }: TableProps) {
  cursor = useRowCursor(rows)
  reveal = useRef(() => {})
  return (
    <DataTable
      label="Projects"
      columns={COLUMNS}
      rows={rows}
      totalCount={rows.length}
      nameOf={({ name }) => name}
      hrefOf={() => null}
      {...(sections ? { sections } : {})}
      sort="name"
      sortHref={() => ''}
      onSort={() => {}}
      cursor={cursor}
      onOpen={() => {}}
      isStale={false}
      hasMore={hasMore}
      isAskingMore={false}
      onMore={onMore}
      reveal={reveal}
    />
  )
}

beforeEach(() => giveSizes())
afterEach(cleanup)

const elements = () => document.querySelectorAll('*').length
const scrollTo = (top: number) => {
  const scroller = screen.getByTestId('scroller')
  scroller.scrollTop = top
  fireEvent.scroll(scroller)
}

test('a table of 100,000 rows keeps few of them in the document, wherever one scrolls', () => {
  render(<Table rows={rowsOf(100_000)} />)
  const first = elements()
  expect(screen.getByText('p0')).toBeTruthy()
  scrollTo(40 * 60_000)
  expect(screen.getByText('p60000')).toBeTruthy()
  expect(screen.queryByText('p0')).toBeNull()
  expect(Math.max(first, elements())).toBeLessThan(1000)
})

test('the row with the focus stays in the document when it is scrolled out of sight', () => {
  render(<Table rows={rowsOf(1000)} />)
  act(() => void cursor.move(1))
  act(() => void cursor.move(1))
  expect(document.activeElement?.getAttribute('data-row')).toBe('Spaces-1/Projects-1')
  scrollTo(40 * 700)
  expect(screen.getByText('p700')).toBeTruthy()
  expect(document.activeElement?.getAttribute('data-row')).toBe('Spaces-1/Projects-1')
  expect(screen.queryByText('p3')).toBeNull()
})

test('rows that come late move neither the current row nor the focus', () => {
  const rows = rowsOf(50)
  const { rerender } = render(<Table rows={rows} />)
  act(() => void cursor.move(3))
  const id = cursor.id
  const late: Row<Node> = { id: 'Spaces-1/Projects-999', node: { name: 'late' }, unread: new Set() }
  rerender(<Table rows={[late, ...rows]} />)
  expect([cursor.id, document.activeElement?.getAttribute('data-row')]).toEqual([id, id])
  act(() => void cursor.move(1))
  expect(cursor.id).toBe('Spaces-1/Projects-3')
})

test('asks for more before the end is reached, and not at the beginning', () => {
  let asked = 0
  render(<Table rows={rowsOf(100)} hasMore onMore={() => (asked += 1)} />)
  expect(asked).toBe(0)
  scrollTo(40 * 75)
  expect(asked).toBeGreaterThan(0)
})

test('a thing that stands in two sections is gone through twice', () => {
  const rows = ['a', 'b'].map((key) => ({ ...rowsOf(1)[0]!, key }))
  const sections = rows.map((row, i): Section<Node> => {
    return { key: row.key, title: `group ${i}`, count: 1, isOpen: true, onToggle() {}, rows: [row], note: null }
  })
  render(<Table rows={rows} sections={sections} />)
  act(() => void cursor.move(1))
  act(() => void cursor.move(1))
  expect([cursor.index, cursor.id]).toEqual([1, 'Spaces-1/Projects-0'])
})
