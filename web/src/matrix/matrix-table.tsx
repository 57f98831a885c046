'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useNarrow } from '../table/use-narrow'
import { keyMove } from './key-move'
import { GroupHead, SectionHead, SectionNote } from '../table/heads'
import { hasCells, type CellsLine, type MatrixLine } from './lines'
import type { Beside } from './look'
import type { MatrixColumn } from './matrix'
import { MatrixHead } from './matrix-head'
import { cellOf, MatrixLineView } from './matrix-line'
import type { GridCursor } from './use-grid-cursor'
import { Gap } from '../table/gap'

/** Heights in px, the same as the classes of lines and titles give; that of a card is only a guess before it is measured. */
const LINE = 40
const CARD = 180
const HEAD = 36

/** The most lines that are written before it is known what is in sight. */
const FIRST = 100

/** How many lines from the end the next page is asked for. */
const AHEAD = 30

type TableProps = {
  lines: readonly MatrixLine[]
  columns: readonly MatrixColumn[]
  beside: Beside
  withSpace: boolean
  totalCount: number | null
  sort: string
  sortHref(sort: string): string
  onSort(sort: string): void
  cursor: GridCursor
  openId: string | null
  /** Moves the keyboard by lines and columns. */
  onMove(lines: number, columns: number): void
  /** Opens the panel of a cell. */
  onOpen(cell: string): void
  isStale: boolean
  hasMore: boolean
  isAskingMore: boolean
  onMore(): void
  /** Filled with a function that brings a line into sight. */
  reveal: RefObject<(line: string) => void>
}

/**
 * Projects against environments, as a grid that the arrow keys move through cell by cell. Only lines in sight are in the document, however
 * many there are; the server writes all that it has. On a narrow screen each project is a card.
 */
export function MatrixTable(props: TableProps) {
  const { lines, columns, cursor, isStale, hasMore, isAskingMore, onMore, reveal, openId, onOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useNarrow()
  const current = cursor.line === null ? -1 : lines.findIndex(({ id }) => id === cursor.line)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.id ?? index,
    estimateSize: (index) => estimateOf(lines[index], isNarrow),
    overscan: 8,
    scrollPaddingStart: isNarrow ? 0 : HEAD,
    initialRect: { width: 0, height: Math.min(lines.length, FIRST) * LINE },
    // The line with the focus stays in the document wherever one scrolls.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return current === -1 || shown.includes(current) ? shown : [...shown, current].sort((one, other) => one - other)
    },
  })
  useEffect(() => virtualizer.measure(), [virtualizer, isNarrow])
  useEffect(() => {
    reveal.current = (id) => {
      const index = lines.findIndex((line) => line.id === id)
      if (index !== -1) virtualizer.scrollToIndex(index)
    }
  })
  const shown = virtualizer.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !isAskingMore && !isStale && lastShown >= lines.length - AHEAD) onMore()
  }, [hasMore, isAskingMore, isStale, lastShown, lines.length, onMore])

  const firstLine = lines.find(hasCells)?.id
  const stopLine = current === -1 ? firstLine : cursor.line
  function onKeyDown(event: KeyboardEvent) {
    if (event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      const line = lines.filter(hasCells).find(({ id }) => id === cursor.line)
      const cell = line && cellOf(line, columns[cursor.column - 1])
      if (!cell) return
      event.preventDefault()
      return onOpen(cell)
    }
    const move = keyMove(event, columns.length)
    if (!move) return
    event.preventDefault()
    props.onMove(...move)
  }

  const span = columns.length + 2
  let bottom = 0
  return (
    <div
      ref={scroller}
      data-testid="scroller"
      className="@container relative min-h-0 flex-1 overflow-auto overscroll-contain print:overflow-visible"
    >
      <table
        id="rows"
        role="grid"
        aria-label="What runs where"
        aria-rowcount={hasMore ? -1 : lines.length + 1}
        aria-colcount={columns.length + 1}
        aria-busy={isStale}
        onKeyDown={onKeyDown}
        className={`w-full table-fixed border-separate border-spacing-0 transition-opacity motion-reduce:transition-none max-md:block ${isStale ? 'opacity-50 delay-100' : ''}`}
      >
        <colgroup>
          <col className={props.withSpace ? 'w-56 @3xl:w-84' : 'w-56'} />
          {columns.map(({ key }) => (
            <col key={key} className="w-40" />
          ))}
          <col />
        </colgroup>
        <MatrixHead {...props} />
        <tbody role="rowgroup" className="max-md:block">
          {shown.map((place) => {
            const line = lines[place.index]
            if (!line) return null
            const gap = place.start - bottom
            bottom = place.end
            return [
              gap > 0 && <Gap key={`gap ${line.id}`} height={gap} span={span} />,
              !hasCells(line) ? (
                <Heading
                  key={line.id}
                  line={line}
                  width={span}
                  index={place.index}
                  measure={virtualizer.measureElement}
                />
              ) : (
                <MatrixLineView
                  key={line.id}
                  line={line}
                  columns={columns}
                  beside={props.beside}
                  withSpace={props.withSpace}
                  index={place.index}
                  rowIndex={place.index + 2}
                  active={line.id === cursor.line ? cursor.column : null}
                  tabStop={line.id === stopLine ? (current === -1 ? Math.min(1, columns.length) : cursor.column) : null}
                  moves={cursor.moves}
                  openId={openId}
                  onActivate={cursor.activate}
                  onOpen={onOpen}
                  measure={virtualizer.measureElement}
                />
              ),
            ]
          })}
          {virtualizer.getTotalSize() > bottom && <Gap height={virtualizer.getTotalSize() - bottom} span={span} />}
          {isAskingMore && (
            <tr role="row" className="max-md:block">
              <td role="gridcell" colSpan={span} className="h-10 px-5 text-muted max-md:block max-md:px-4">
                Reading on …
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function estimateOf(line: MatrixLine | undefined, isNarrow: boolean): number {
  if (!line || hasCells(line)) return isNarrow ? CARD : LINE
  return line.kind === 'note' ? LINE : HEAD
}

type HeadingProps = {
  line: Exclude<MatrixLine, CellsLine>
  width: number
  index: number
  measure(element: HTMLElement | null): void
}

/** What stands above the projects of a group, or under them. */
function Heading({ line, ...rest }: HeadingProps) {
  if (line.kind === 'section') return <SectionHead {...rest} section={line.section} />
  if (line.kind === 'note') return <SectionNote {...rest} note={line.note} />
  return <GroupHead {...rest} title={<span className="sticky left-5">{line.title}</span>} />
}
