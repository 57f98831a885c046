'use client'

import { useLayoutEffect, useRef } from 'react'
import { cellId } from './cell-id'
import type { CellsLine } from './lines'
import type { Beside } from './look'
import type { MatrixColumn } from './matrix'
import { MatrixCellView } from './matrix-cell'
import { isCut } from './places'

type LineProps = {
  line: CellsLine
  columns: readonly MatrixColumn[]
  beside: Beside
  /** Whether the line names its Space, which a heading may do for it. */
  withSpace: boolean
  /** Place among what is scrolled, group titles included. */
  index: number
  /** Place in the table, the head being 1. */
  rowIndex: number
  /** The column, from 0 for the project, that the keyboard is on in this line; null: it is elsewhere. */
  active: number | null
  /** The column that the Tab key leads to, if it leads to this line. */
  tabStop: number | null
  moves: number
  openId: string | null
  onActivate(line: string, column: number): void
  onOpen(cell: string): void
  measure(element: HTMLElement | null): void
}

/** The cell of a line that the URL can name. */
export function cellOf({ row, places, ...line }: CellsLine, column: MatrixColumn | undefined): string | null {
  const place = column && places.get(column.key)
  if (!place) return null
  const tenant = line.kind === 'tenant' ? line.tenant.id : null
  return cellId({ project: row.id, environment: place.environment.id, tenant })
}

/** One project, or one of its tenants, and what runs of it where; on a narrow screen a card with a line for each environment. */
export function MatrixLineView(props: LineProps) {
  const { line, columns, beside, index, rowIndex, active, tabStop, moves, openId, onActivate, onOpen, measure } = props
  const isUnread = line.row.unread.has('deploymentMatrix') || line.row.unread.has('environments')
  // Its cells are called as those of the project are, which stand above.
  const isOfNone = line.kind === 'tenant' && line.tenant.id === null
  return (
    <tr
      role="row"
      ref={measure}
      aria-rowindex={rowIndex}
      data-index={index}
      data-row={line.id}
      className="group max-md:block max-md:border-b max-md:border-line max-md:px-4 max-md:py-3"
    >
      <LineHead {...props} isActive={active === 0} isTabStop={tabStop === 0} />
      {columns.map((column, i) => {
        const cell = cellOf(line, column)
        return (
          <MatrixCellView
            key={column.key}
            column={column}
            place={line.places.get(column.key)}
            isUnread={isUnread}
            beside={beside}
            colIndex={i + 2}
            isActive={active === i + 1}
            isTabStop={tabStop === i + 1}
            isOpen={cell !== null && cell === openId && !isOfNone}
            moves={moves}
            onActivate={() => onActivate(line.id, i + 1)}
            onOpen={() => {
              if (cell !== null) onOpen(cell)
            }}
          />
        )
      })}
      <td role="presentation" className="border-b border-line max-md:hidden" />
    </tr>
  )
}

type HeadProps = Pick<LineProps, 'line' | 'withSpace' | 'moves' | 'onActivate'> & {
  isActive: boolean
  isTabStop: boolean
}

function LineHead({ line, withSpace, moves, onActivate, isActive, isTabStop }: HeadProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useLayoutEffect(() => {
    if (isActive && moves > 0) link.current?.focus({ preventScroll: true })
  }, [isActive, moves])
  const { node, id } = line.row
  const common = { ref: link, tabIndex: isTabStop ? 0 : -1, onFocus: () => onActivate(line.id, 0) }
  const isTenant = line.kind === 'tenant'
  return (
    <th
      role="rowheader"
      scope="row"
      aria-colindex={1}
      className="h-10 border-r border-b border-line bg-canvas pr-3 pl-5 text-left font-normal max-md:block max-md:h-auto max-md:border-0 max-md:px-0 max-md:pb-1.5 md:sticky md:left-0 md:z-10"
    >
      <span
        className={`flex items-baseline gap-x-3 md:@max-3xl:flex-col md:@max-3xl:items-stretch ${isTenant ? 'md:pl-4' : ''}`}
      >
        <a
          {...common}
          href={isTenant ? tenantHref(line.tenant.id, id) : `/projects/${id}`}
          title={isTenant ? line.tenant.name : node.name}
          className={`min-w-0 flex-1 truncate underline-offset-3 md:@max-3xl:flex-none hover:underline ${isTenant ? 'text-muted' : 'font-medium max-md:font-semibold'}`}
        >
          {isTenant ? line.tenant.name : node.name}
        </a>
        {!isTenant && isCut(node) && (
          <span
            className="shrink-0 text-xs text-muted"
            title="Only those of its cells that changed last are here line by line; the sums are of all."
          >
            in part
          </span>
        )}
        {withSpace && !isTenant && (
          <span
            className="w-32 shrink-0 truncate text-muted max-md:w-auto md:@max-3xl:w-auto md:@max-3xl:text-xs"
            title={node.space?.name}
          >
            {node.space?.name}
          </span>
        )}
      </span>
    </th>
  )
}

/** The page of a tenant, or for none that of its project. */
function tenantHref(tenant: string | null, project: string): string {
  return tenant === null ? `/projects/${project}` : `/go/${tenant}`
}
