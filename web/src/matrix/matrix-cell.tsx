'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { useMoment } from '../time/now'
import { span } from '../time/age'
import { AgeText } from '../time/age-text'
import { Icon } from '../ui/icons'
import { stateLabel, TaskStateMark } from '../ui/task-state'
import { isSettled } from './settled'
import type { Beside } from './look'
import type { MatrixCell, MatrixColumn } from './matrix'
import { summaryOf, type Place, type Summary } from './places'
import { useFlash } from './use-flash'

/** How long ago, in as few letters as there are. */
const short = (at: string, now: number) => span(at, now) ?? 'now'

/** Who asked for what runs there: a person, or a component by its name. */
function whoOf({ current }: MatrixCell): string {
  return current.createdBy?.name ?? current.createdById ?? 'Unknown'
}

/** What stands at the end of a cell. */
function BesideText({ summary, beside }: { summary: Summary; beside: Beside }) {
  const { shown, tenants } = summary
  const others = tenants - (shown?.tenant ? 1 : 0)
  if (tenants > 1 || others > 0) {
    return (
      <span className="inline-flex items-center gap-1">
        {shown && !shown.tenant && <span>+</span>}
        {tenants}
        <Icon name="person" className="size-3.5" />
        <span className="sr-only">{tenants === 1 ? 'tenant' : 'tenants'}</span>
      </span>
    )
  }
  if (beside === 'nothing' || !shown) return null
  if (beside === 'who') return <>{whoOf(shown)}</>
  const receipt = shown.current.receipt?.issuedAt
  return <AgeText at={receipt ?? summary.changedAt} say={short} />
}

/** All that a cell tells, as one sentence. */
function sentence(place: Place, summary: Summary, now: number): string {
  const { state, inState, total, shown, versions, tenants, changedAt } = summary
  return [
    total === 1 ? stateLabel(state) : `${inState} of ${total} ${stateLabel(state).toLowerCase()}`,
    versions === 1 ? (shown?.current.release?.version ?? 'a release that you may not see') : `${versions} versions`,
    ...(tenants > 0 ? [shown?.tenant && tenants === 1 ? `for ${shown.tenant.name}` : `${tenants} tenants`] : []),
    `changed ${span(changedAt, now) ?? 'less than a minute'} ago`,
    ...(shown?.current.receipt ? ['as a receipt told'] : []),
    ...(place.isBehind ? ['behind an earlier environment'] : []),
  ].join(', ')
}

/** How the release stands out: what is new does, what is behind an earlier place does not, a failure always. */
function toneOf(place: Place, { state, total }: Summary): string {
  if (state === 'FAILED' && total === 1) return 'text-bad'
  return place.isBehind && isSettled(state) ? 'text-muted' : ''
}

function Deployed({ place, summary, beside }: { place: Place; summary: Summary; beside: Beside }) {
  const { shown, state, versions, total } = summary
  const hasName = beside === 'who' && total === 1
  return (
    <span className="flex items-center gap-1.5" title={sentence(place, summary, useMoment())}>
      <TaskStateMark state={state} />
      <span className="sr-only">{stateLabel(state)}</span>
      <span className={`truncate font-mono text-sm ${toneOf(place, summary)} ${hasName ? 'max-w-full shrink-0' : ''}`}>
        {shown
          ? (shown.current.release?.version ?? 'hidden')
          : `${versions} ${versions === 1 ? 'version' : 'versions'}`}
      </span>
      {versions > 1 && shown && (
        <span className="shrink-0 rounded bg-hover px-1 text-xs text-muted tabular-nums">
          <span className="sr-only">and </span>+{versions - 1}
          <span className="sr-only"> more {versions === 2 ? 'version' : 'versions'}</span>
        </span>
      )}
      {place.isBehind && <span className="sr-only">behind</span>}
      <span className={`ml-auto text-sm text-muted tabular-nums ${hasName ? 'min-w-0 truncate' : 'shrink-0'}`}>
        <BesideText summary={summary} beside={beside} />
      </span>
    </span>
  )
}

type CellProps = {
  column: MatrixColumn
  place: Place | undefined
  /** Whether the answer lacks what runs of the project. */
  isUnread: boolean
  beside: Beside
  /** Place among the columns, from 2. */
  colIndex: number
  isTabStop: boolean
  isActive: boolean
  isOpen: boolean
  moves: number
  onActivate(): void
  onOpen(): void
}

/** What of a project runs in the environments of one name. Blank where the project does not go. */
export function MatrixCellView(props: CellProps) {
  const { column, place, isUnread, beside, colIndex, isTabStop, isActive, isOpen, moves } = props
  const cell = useRef<HTMLTableCellElement>(null)
  const summary = place ? summaryOf(place) : null
  useFlash(cell, place?.cells.map(({ current, state }) => `${current.id} ${state}`).join() ?? '')
  // What the panel is about stays in sight beside it.
  useEffect(() => {
    if (isOpen) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isOpen])
  // Before the next key can come: a late focus would draw the cursor back.
  useLayoutEffect(() => {
    if (isActive && moves > 0) cell.current?.focus({ preventScroll: true })
  }, [isActive, moves])
  return (
    <td
      ref={cell}
      role="gridcell"
      aria-colindex={colIndex}
      tabIndex={isTabStop ? 0 : -1}
      data-column={column.key}
      data-open={isOpen || undefined}
      onFocus={props.onActivate}
      onClick={props.onOpen}
      className={`h-10 scroll-mt-9 scroll-ml-56 @3xl:scroll-ml-84 border-b border-line px-2.5 -outline-offset-2 data-open:bg-accent-soft max-md:flex max-md:h-auto max-md:min-h-8 max-md:items-center max-md:border-0 max-md:px-0 ${place ? 'cursor-default hover:bg-hover' : 'max-md:hidden'}`}
    >
      <span className="w-28 shrink-0 truncate pr-3 text-muted md:hidden" aria-hidden="true">
        {column.title}
      </span>
      <span className="block min-w-0 flex-1">
        {isUnread ? (
          <span className="text-muted italic">Not read</span>
        ) : summary && place ? (
          <Deployed place={place} summary={summary} beside={beside} />
        ) : place ? (
          <span className="text-faint" title="Never deployed">
            <span aria-hidden="true">·</span>
            <span className="sr-only">Never deployed</span>
          </span>
        ) : null}
      </span>
    </td>
  )
}
