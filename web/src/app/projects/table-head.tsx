'use client'

import { ariaSort, COLUMNS, nextSort } from './columns'
import { firstPageOf, type ProjectSearch } from './search-params'
import { ViewLink } from './view-state'

function SortMark({ direction }: { direction: 'ascending' | 'descending' | undefined }) {
  const shape = direction === 'descending' ? 'M3 4.5l3 3 3-3' : 'M3 7.5l3-3 3 3'
  return (
    <svg
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      className={`size-3 ${direction ? '' : 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60'}`}
    >
      <path d={shape} />
    </svg>
  )
}

/** The column titles; those that order the table are links to that order. `served` is the view on screen. */
export function TableHead({ served }: { served: ProjectSearch }) {
  return (
    <thead role="rowgroup" className="max-md:sr-only">
      <tr role="row" aria-rowindex={1}>
        {COLUMNS.map(({ id, title, sorts }, place) => {
          const direction = sorts?.includes(served.sort) ? ariaSort(served.sort) : undefined
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              aria-colindex={place + 1}
              aria-sort={direction ?? (sorts ? 'none' : undefined)}
              className="sticky top-0 z-10 h-9 border-b border-line bg-canvas px-2 text-left text-sm font-medium whitespace-nowrap text-faint first:left-0 first:z-20 first:pl-5 last:pr-5"
            >
              {sorts ? (
                <ViewLink
                  to={firstPageOf(served, { sort: nextSort(sorts, served.sort) })}
                  className={`group -mx-1 inline-flex items-center gap-1 rounded px-1 py-0.5 hover:text-ink ${direction ? 'text-ink' : ''}`}
                >
                  {title}
                  <SortMark direction={direction} />
                </ViewLink>
              ) : (
                title
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
