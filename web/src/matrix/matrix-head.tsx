'use client'

import { ariaSort, nextSort } from '../table/column'
import type { MatrixColumn } from './matrix'

/** The orders of projects, as titles of the first column offer them. */
const ORDERS = [
  { title: 'Project', column: { id: 'name', title: '', width: '', sort: 'name', cell: () => null } },
  {
    title: 'Last deployed',
    column: { id: 'last', title: '', width: '', sort: 'last-deployed', newestFirst: true, cell: () => null },
  },
]

type HeadProps = {
  columns: readonly MatrixColumn[]
  withSpace: boolean
  sort: string
  sortHref(sort: string): string
  onSort(sort: string): void
}

const CELL = 'sticky top-0 z-20 h-9 border-b border-line bg-canvas px-2.5 text-left text-sm font-medium text-muted'

/** The titles of the columns; the first one orders the projects, by links that work without script. */
export function MatrixHead({ columns, withSpace, sort, sortHref, onSort }: HeadProps) {
  const direction = ORDERS.map(({ column }) => ariaSort(column, sort)).find((one) => one !== 'none')
  return (
    <thead role="rowgroup" className="max-md:sr-only">
      <tr role="row" aria-rowindex={1}>
        <th
          role="columnheader"
          scope="col"
          aria-colindex={1}
          aria-sort={direction}
          className={`${CELL} z-30 border-r pr-3 pl-5 md:left-0`}
        >
          <span className="flex items-baseline gap-3">
            <span className="flex min-w-0 flex-1 gap-3">
              {ORDERS.map(({ title, column }) => {
                const next = nextSort(column, sort) ?? column.sort
                const own = ariaSort(column, sort)
                return (
                  <a
                    key={title}
                    href={sortHref(next)}
                    onClick={(event) => {
                      if (event.metaKey || event.ctrlKey || event.shiftKey) return
                      event.preventDefault()
                      onSort(next)
                    }}
                    className={`-mx-1 rounded px-1 py-0.5 whitespace-nowrap hover:text-ink ${own === 'none' ? 'font-normal' : 'text-ink'}`}
                  >
                    {title}
                    {own !== 'none' && <span aria-hidden="true"> {own === 'ascending' ? '↑' : '↓'}</span>}
                  </a>
                )
              })}
            </span>
            {withSpace && <span className="w-32 shrink-0 max-md:hidden @max-3xl:hidden">Space</span>}
          </span>
        </th>
        {columns.map(({ key, title, isRemote }, place) => (
          <th key={key} role="columnheader" scope="col" aria-colindex={place + 2} className={CELL}>
            <span className="block truncate" title={isRemote ? `${title} (of another Space, as receipts tell)` : title}>
              {isRemote && <span aria-hidden="true">↗ </span>}
              {title}
              {isRemote && <span className="sr-only"> (of another Space, as receipts tell)</span>}
            </span>
          </th>
        ))}
        <td role="presentation" className="sticky top-0 z-20 border-b border-line bg-canvas" />
      </tr>
    </thead>
  )
}
