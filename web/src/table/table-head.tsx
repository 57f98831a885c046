'use client'

import { ariaSort, nextSort } from './column'
import type { DataTableProps } from './data-table'

/** Points the way in which a column orders the rows. */
function SortMark({ direction }: { direction: 'ascending' | 'descending' | 'none' }) {
  return (
    <svg
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      className={`size-3 ${direction === 'none' ? 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60' : ''}`}
    >
      <path d={direction === 'descending' ? 'M3 4.5l3 3 3-3' : 'M3 7.5l3-3 3 3'} />
    </svg>
  )
}

type HeadProps<Node> = Pick<DataTableProps<Node>, 'columns' | 'sort' | 'sortHref' | 'onSort'>

/** The column titles; those that order the table are links to that order, which work without script. */
export function TableHead<Node>({ columns, sort, sortHref, onSort }: HeadProps<Node>) {
  return (
    <thead role="rowgroup" className="max-md:sr-only">
      <tr role="row" aria-rowindex={1}>
        {columns.map((column, place) => {
          const direction = ariaSort(column, sort)
          const next = nextSort(column, sort)
          return (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              aria-colindex={place + 1}
              aria-sort={direction}
              className={`sticky top-0 z-10 h-9 border-b border-line bg-canvas px-2 text-sm font-medium whitespace-nowrap text-muted first:left-0 first:z-20 first:pl-5 ${column.end ? 'text-right' : 'text-left'}`}
            >
              {next !== null && direction ? (
                <a
                  href={sortHref(next)}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return
                    event.preventDefault()
                    onSort(next)
                  }}
                  className={`group -mx-1 inline-flex items-center gap-1 rounded px-1 py-0.5 hover:text-ink ${direction === 'none' ? '' : 'text-ink'}`}
                >
                  {column.title}
                  <SortMark direction={direction} />
                </a>
              ) : (
                column.title
              )}
            </th>
          )
        })}
        <th
          role="columnheader"
          scope="col"
          aria-colindex={columns.length + 1}
          className="sticky top-0 z-10 h-9 border-b border-line bg-canvas"
        >
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  )
}
