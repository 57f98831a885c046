'use client'

import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react'
import { keyOf, type Row } from '../graph/rows'
import type { Column } from './column'
import type { DataTableProps } from './data-table'
import { RowMenu } from './row-menu'

const CELL = 'truncate px-2 md:h-10 md:first:pl-5 max-md:px-0'
const CONTROLS = 'a, button, input, select, summary, [role=menu], [popover]'

/** What stands in a cell: its value, or that it could not be read. */
function cellOf<Node>({ needs, cell }: Column<Node>, row: Row<Node>): ReactNode {
  if (needs?.some((field) => row.unread.has(field))) {
    return (
      <span className="text-muted italic" title="This could not be read: a part of the fleet did not answer.">
        Not read
      </span>
    )
  }
  const value = cell(row.node, row)
  return value === null || value === undefined || value === '' ? <span className="text-faint">–</span> : value
}

type LineProps<Node> = Pick<
  DataTableProps<Node>,
  'columns' | 'nameOf' | 'hrefOf' | 'menuOf' | 'onOpen' | 'openId' | 'chosen'
> & {
  row: Row<Node>
  /** Place among what is scrolled, group titles included. */
  index: number
  /** Place in the table, the head being 1. */
  rowIndex: number
  isTabStop: boolean
  isActive: boolean
  /** Counts the moves by keyboard: a new one brings the focus to the active row. */
  moves: number
  onActivate(key: string): void
  measure(element: HTMLElement | null): void
}

/** One row: a line of the table, a card on a narrow screen. */
export function Line<Node>(props: LineProps<Node>) {
  const { columns, row, index, rowIndex, isTabStop, isActive, moves, openId, chosen } = props
  const line = useRef<HTMLTableRowElement | null>(null)
  // Before the next key can come: a late focus would draw the cursor back.
  useLayoutEffect(() => {
    if (isActive && moves > 0) line.current?.focus({ preventScroll: true })
  }, [isActive, moves])
  const isChosen = chosen?.has(row.id) ?? false
  const [first, ...rest] = columns
  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest(CONTROLS)) return
    if (window.getSelection()?.toString()) return
    props.onActivate(keyOf(row))
    props.onOpen(row.id)
  }
  const name = props.nameOf(row.node)
  return (
    <tr
      ref={(element) => {
        line.current = element
        props.measure(element)
      }}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={chosen ? isChosen : undefined}
      data-index={index}
      data-row={row.id}
      data-active={isActive || undefined}
      data-open={openId === row.id || undefined}
      data-chosen={isChosen || undefined}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => props.onActivate(keyOf(row))}
      onClick={open}
      className="group focus-line cursor-default border-line hover:bg-hover data-active:bg-hover data-chosen:bg-accent-soft data-open:bg-accent-soft max-md:relative max-md:grid max-md:grid-cols-2 max-md:gap-x-4 max-md:gap-y-1.5 max-md:border-b max-md:px-4 max-md:py-3 max-md:pr-12 md:[&>*]:border-b md:[&>*]:border-line"
    >
      {first && (
        <th
          role="rowheader"
          scope="row"
          aria-colindex={1}
          className={`${CELL} text-left font-medium max-md:col-span-2 max-md:font-semibold md:sticky md:left-0 md:bg-canvas md:group-hover:bg-hover md:group-data-active:bg-hover md:group-data-chosen:bg-accent-soft md:group-data-open:bg-accent-soft`}
        >
          {cellOf(first, row)}
        </th>
      )}
      {rest.map((column, place) => (
        <td
          key={column.id}
          role="cell"
          aria-colindex={place + 2}
          className={`${CELL} ${column.end ? 'tabular-nums md:text-right' : ''}`}
        >
          <span className="block truncate text-xs text-muted md:hidden" aria-hidden="true">
            {column.title}
          </span>
          {cellOf(column, row)}
        </td>
      ))}
      <td
        role="cell"
        aria-colindex={columns.length + 1}
        className="pr-3 text-right max-md:absolute max-md:top-2 max-md:right-2 max-md:p-0 print:hidden"
      >
        <RowMenu
          id={row.id}
          name={name}
          href={props.hrefOf(row.node)}
          {...(props.menuOf ? { more: () => props.menuOf?.(row.node) ?? [] } : {})}
          tabIndex={isActive ? 0 : -1}
        />
      </td>
    </tr>
  )
}
