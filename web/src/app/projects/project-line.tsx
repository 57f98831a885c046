'use client'

import { memo, useLayoutEffect, useRef } from 'react'
import { AgeText } from '../../time/age-text'
import { UNREAD, type Cell, type ProjectRow } from './rows'
import { TaskStateText } from '../../ui/task-state'

const CELL = 'truncate px-2 md:h-10 md:first:pl-5 md:last:pr-5 max-md:px-0'

/** What stands in a cell: its value, nothing, or that it could not be read. */
function CellValue<Value>({ of, children }: { of: Cell<Value>; children: (value: Value) => React.ReactNode }) {
  if (of === UNREAD) {
    return (
      <span className="text-faint italic" title="This could not be read: a part of the fleet did not answer.">
        Not read
      </span>
    )
  }
  if (of === null) return <span className="text-faint">–</span>
  return children(of as Exclude<typeof of, typeof UNREAD | null>)
}

function ElsewhereMark() {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      className="size-3.5 shrink-0 text-accent"
    >
      <title>In another Zone than the project</title>
      <path d="M6 4h6v6M12 4l-8 8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

export type ProjectLineProps = {
  row: ProjectRow
  /** Place in the table, the head being 1. */
  rowIndex: number
  now: number
  /** Whether Tab stops here. */
  tabStop: boolean
  active: boolean
  /** Counts the moves by keyboard: a new one brings the focus to the active row. */
  moves: number
  onActivate(id: string): void
  onPickSpace(id: string): void
}

/** One project: a line of the table, a card of four lines on a narrow screen. */
export const ProjectLine = memo(function ProjectLine(props: ProjectLineProps) {
  const { row, rowIndex, now, tabStop, active, moves, onActivate, onPickSpace } = props
  const line = useRef<HTMLTableRowElement>(null)
  // Before the next key can come: a late focus would draw the cursor back.
  useLayoutEffect(() => {
    if (active && moves > 0) line.current?.focus({ preventScroll: true })
  }, [active, moves])

  return (
    <tr
      ref={line}
      role="row"
      aria-rowindex={rowIndex}
      data-project={row.id}
      data-active={active || undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => onActivate(row.id)}
      className="group focus-line border-line hover:bg-hover data-active:bg-accent-soft max-md:grid max-md:h-27 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:content-center max-md:gap-x-3 max-md:gap-y-0.5 max-md:border-b max-md:px-4 md:[&>*]:border-b md:[&>*]:border-line"
    >
      <th
        role="rowheader"
        scope="row"
        aria-colindex={1}
        className={`${CELL} text-left font-medium max-md:font-semibold md:sticky md:left-0 md:bg-canvas md:group-hover:bg-hover md:group-data-active:bg-accent-soft`}
        title={row.name}
      >
        {row.name}
      </th>
      <td role="cell" aria-colindex={2} className={`${CELL} max-md:col-start-1 max-md:row-start-3`}>
        <button
          type="button"
          tabIndex={active ? 0 : -1}
          onClick={() => onPickSpace(row.space.id)}
          title={`Show only ${row.space.name}`}
          className="max-w-full truncate rounded text-ink/90 underline-offset-3 hover:text-ink hover:underline"
        >
          {row.space.name}
        </button>
        <span className="text-muted md:hidden">
          {' · '}
          <CellValue of={row.zone}>{(zone) => zone}</CellValue>
        </span>
      </td>
      <td role="cell" aria-colindex={3} className={`${CELL} text-muted max-md:sr-only`}>
        <CellValue of={row.zone}>{(zone) => zone}</CellValue>
      </td>
      <td
        role="cell"
        aria-colindex={4}
        title={row.lifecycle ?? undefined}
        className={`${CELL} text-muted max-md:col-start-2 max-md:row-start-3 max-md:max-w-40 max-md:text-right`}
      >
        <CellValue of={row.lifecycle}>{(lifecycle) => lifecycle}</CellValue>
      </td>
      <td
        role="cell"
        aria-colindex={5}
        className={`${CELL} font-mono text-sm tabular-nums max-md:col-start-2 max-md:row-start-1 max-md:max-w-32 max-md:text-right`}
      >
        <CellValue of={row.latestRelease}>{(version) => <span title={version}>{version}</span>}</CellValue>
      </td>
      <td role="cell" aria-colindex={6} className={`${CELL} max-md:col-span-2 max-md:col-start-1 max-md:row-start-2`}>
        <CellValue of={row.lastDeployment}>
          {(last) => (
            <span className="flex items-center gap-2">
              <span className="w-24 shrink-0">
                <TaskStateText state={last.state} />
              </span>
              <AgeText at={last.at} now={now} className="w-20 shrink-0 text-muted tabular-nums" />
              {last.environment && (
                <span
                  className="truncate text-faint"
                  title={last.release ? `Release ${last.release} to ${last.environment}` : `To ${last.environment}`}
                >
                  {last.environment}
                </span>
              )}
            </span>
          )}
        </CellValue>
      </td>
      <td role="cell" aria-colindex={7} className={`${CELL} max-md:col-span-2 max-md:col-start-1 max-md:row-start-4`}>
        <span className="text-faint md:hidden">Production owner: </span>
        <CellValue of={row.owner}>
          {(owner) => (
            <span
              className="inline-flex max-w-full items-center gap-1.5 align-bottom"
              title={`${owner.environment} is owned by ${owner.instance}`}
            >
              <span className="truncate">
                {owner.instance}
                {owner.zone && owner.zone !== owner.instance && <span className="text-muted"> · {owner.zone}</span>}
              </span>
              {owner.elsewhere && <ElsewhereMark />}
            </span>
          )}
        </CellValue>
      </td>
    </tr>
  )
})
