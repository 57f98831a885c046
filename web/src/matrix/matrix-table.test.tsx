/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { giveSizes } from '../testing/sized'
import { NowProvider } from '../time/now'
import { columnsOf } from './columns'
import { hasCells, linesOf } from './lines'
import { cell, environment, project } from './made-up'
import { MatrixTable } from './matrix-table'
import { useGridCursor } from './use-grid-cursor'

beforeEach(() => giveSizes())
afterEach(cleanup)

const [dev, live] = [environment(1, 'Dev'), environment(2, 'Live')]

const onOpen = jest.fn<(cell: string) => void>()

function Table({ count }: { count: number }) {
  const nodes = Array.from({ length: count }, (_, i) =>
    i === 1 ? project(i + 1, [dev]) : project(i + 1, [dev, live], [cell(live, '1', 'FAILED')]),
  )
  const columns = columnsOf(nodes.slice(0, 1))
  const lines = linesOf(
    nodes.map((node) => ({ id: node.id, node, unread: new Set<string>() })),
    { group: null, withTenants: false },
  )
  const cursor = useGridCursor(lines.filter(hasCells), columns.length + 1)
  const reveal = useRef(() => undefined)
  return (
    <NowProvider served={Date.UTC(2026, 0, 2)}>
      <MatrixTable
        {...{ lines, columns, cursor, reveal, onOpen }}
        beside="age"
        withSpace
        totalCount={count}
        sort="name"
        sortHref={(sort) => `?sort=${sort}`}
        onSort={() => {}}
        onMove={cursor.move}
        openId={null}
        isStale={false}
        hasMore={false}
        isAskingMore={false}
        onMore={() => {}}
      />
    </NowProvider>
  )
}

test('arrow keys go from cell to cell, one of which the Tab key reaches, and Enter opens one where a project goes', () => {
  render(<Table count={3} />)
  const stops = () => [...document.querySelectorAll('#rows [tabindex="0"]')]
  expect(stops()).toHaveLength(1)
  const [first] = stops()
  if (!(first instanceof HTMLElement)) throw new Error('the Tab key leads nowhere')
  act(() => first.focus())
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
  press('ArrowRight')
  expect(document.activeElement?.textContent).toContain('Failed')
  press('Enter')
  expect(onOpen).toHaveBeenCalledWith('Spaces-1/Projects-1~Environments-2')
  press('ArrowDown')
  press('Enter')
  expect(onOpen).toHaveBeenCalledTimes(1)
  press('ArrowLeft')
  press('ArrowLeft')
  expect(document.activeElement?.textContent).toBe('Project 2')
  expect(stops()).toEqual([document.activeElement])
})

test('however many projects there are, few are in the document', () => {
  render(<Table count={20_000} />)
  expect(screen.getAllByRole('row').length).toBeLessThan(150)
})
