'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react'
import type { Row } from '../graph/rows'
import type { MenuItem } from '../ui/menu'
import type { Column } from './column'
import { GroupHead, SectionHead, SectionNote } from './heads'
import { Line } from './line'
import { itemsOf, type Item, type Section } from './section'
import { TableHead } from './table-head'
import { useNarrow } from './use-narrow'
import type { RowCursor } from './use-row-cursor'
import { Gap } from './gap'

/** Heights in px, the same as the classes of `Line` and `TableHead` give; that of a card is only a guess before it is measured. */
const LINE = 40
const CARD = 120
const HEAD = 36
const GROUP = 36

/** The most rows that are written before it is known how many are in sight. */
const FIRST = 100

/** How many rows from the end the next page is asked for. */
const AHEAD = 30

export type DataTableProps<Node> = {
  /** What the rows are, for screen readers. */
  label: string
  columns: readonly Column<Node>[]
  rows: readonly Row<Node>[]
  /** All rows there are, those not read yet included; null: not known. */
  totalCount: number | null
  /** What a row is called. */
  nameOf(node: Node): string
  /** The address of its page; null: it has none. */
  hrefOf(node: Node): string | null
  /** What else its menu offers. */
  menuOf?(node: Node): readonly MenuItem[]
  /** The group that it stands in, where the rows come in groups. */
  groupOf?(node: Node): { key: string; title: ReactNode }
  /** The sections that the rows stand in, where they are read section by section; `rows` are theirs, one after the other. */
  sections?: readonly Section<Node>[]
  sort: string
  /** The address of the same view in another order. */
  sortHref(sort: string): string
  onSort(sort: string): void
  cursor: RowCursor
  /** What a click on a row does, such as to open its panel. */
  onOpen(id: string): void
  /** The row whose panel is open. */
  openId?: string | null
  /** The rows that were chosen with `x`. */
  chosen?: ReadonlySet<string>
  isStale: boolean
  hasMore: boolean
  isAskingMore: boolean
  onMore(): void
  /** Filled with a function that brings a row into sight. */
  reveal: RefObject<(index: number) => void>
}

/**
 * A table of any length: only rows in sight are in the document, and the next page is asked for before its rows are. The server, which
 * cannot know what is in sight, writes all rows that it has. On a narrow screen each row is a card.
 */
export function DataTable<Node>(props: DataTableProps<Node>) {
  const { label, columns, rows, totalCount, cursor, isStale, hasMore, isAskingMore, onMore, reveal } = props
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useNarrow()
  const { groupOf, sections } = props
  const items = useMemo(
    () => itemsOf({ rows, ...(groupOf ? { groupOf } : {}), ...(sections ? { sections } : {}) }),
    [rows, groupOf, sections],
  )
  const places = useMemo(
    () => new Map(items.flatMap((item, i) => (item.kind === 'row' ? [[item.place, i] as const] : []))),
    [items],
  )
  const cursorItem = places.get(cursor.index) ?? -1
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => heightOf(items[index], isNarrow),
    overscan: 10,
    scrollPaddingStart: isNarrow ? 0 : HEAD,
    initialRect: { width: 0, height: Math.min(items.length, FIRST) * LINE },
    // The row with the focus stays in the document wherever one scrolls.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return cursorItem === -1 || shown.includes(cursorItem)
        ? shown
        : [...shown, cursorItem].sort((one, other) => one - other)
    },
  })
  useEffect(() => virtualizer.measure(), [virtualizer, isNarrow])
  useEffect(() => {
    reveal.current = (index) => {
      const at = places.get(index)
      if (at !== undefined) virtualizer.scrollToIndex(at)
    }
  })
  const shown = virtualizer.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    // Asked of the virtualizer anew: what was rendered before it had measured counts all rows as in sight.
    const end = virtualizer.calculateRange()?.endIndex ?? 0
    if (hasMore && !isAskingMore && !isStale && end >= items.length - AHEAD) onMore()
  }, [virtualizer, hasMore, isAskingMore, isStale, lastShown, items.length, onMore])

  const tabStop = cursor.index === -1 ? 0 : cursor.index
  const width = columns.length + 1
  let bottom = 0
  return (
    <div
      ref={scroller}
      data-testid="scroller"
      className="min-h-0 flex-1 overflow-auto overscroll-contain print:overflow-visible"
    >
      <table
        id="rows"
        role="table"
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={hasMore ? (totalCount ?? -1) : rows.length + 1}
        aria-colcount={width}
        aria-busy={isStale}
        className={`w-full table-fixed border-separate border-spacing-0 outline-none transition-opacity motion-reduce:transition-none max-md:block ${isStale ? 'opacity-50 delay-100' : ''}`}
      >
        <colgroup>
          {columns.map(({ id, width: own }) => (
            <col key={id} className={own} />
          ))}
          <col className="w-12" />
        </colgroup>
        <TableHead {...props} />
        <tbody role="rowgroup" className="max-md:block">
          {shown.map((place) => {
            const item = items[place.index]
            if (!item) return null
            const gap = place.start - bottom
            bottom = place.end
            return [
              gap > 0 && <Gap key={`gap-${place.key}`} height={gap} span={width} />,
              item.kind !== 'row' ? (
                headOf(item, { width, index: place.index, measure: virtualizer.measureElement })
              ) : (
                <Line
                  key={place.key}
                  {...props}
                  row={item.row}
                  index={place.index}
                  rowIndex={item.place + 2}
                  isTabStop={item.place === tabStop}
                  isActive={item.place === cursor.index}
                  moves={cursor.moves}
                  onActivate={cursor.activate}
                  measure={virtualizer.measureElement}
                />
              ),
            ]
          })}
          {virtualizer.getTotalSize() > bottom && <Gap height={virtualizer.getTotalSize() - bottom} span={width} />}
          {isAskingMore && (
            <tr role="row" className="max-md:block">
              <td role="cell" colSpan={width} className="h-10 px-5 text-muted max-md:block max-md:px-4">
                Reading on …
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function heightOf<Node>(item: Item<Node> | undefined, isNarrow: boolean): number {
  if (item?.kind === 'group' || item?.kind === 'section') return isNarrow ? LINE + 4 : GROUP
  return isNarrow ? CARD : LINE
}

type HeadProps = { width: number; index: number; measure(element: HTMLElement | null): void }

function headOf<Node>(item: Exclude<Item<Node>, { kind: 'row' }>, props: HeadProps): ReactNode {
  switch (item.kind) {
    case 'group':
      return <GroupHead key={item.key} title={item.title} {...props} />
    case 'section':
      return <SectionHead key={item.key} section={item.section} {...props} />
    case 'note':
      return <SectionNote key={item.key} note={item.note} {...props} />
  }
}
