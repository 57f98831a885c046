'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { keyOf, type Row } from '../graph/rows'
import type { RowCursor } from '../table/use-row-cursor'
import type { Tone } from '../ui/state-text'
import { Tile } from './tile'

/** How the tiles of a kind look. */
export type TilesLook<Node> = {
  /** Small ones show only a name and a mark, so that hundreds are seen at once. */
  isSmall: boolean
  /** The state of a thing, as mark and word. */
  mark?(node: Node): ReactNode
  /** What its state means, which colours the tile. */
  tone?(node: Node): Tone
  /** Further lines, such as where it is. */
  lines(node: Node): readonly ReactNode[]
}

export type TilesProps<Node> = {
  label: string
  look: TilesLook<Node>
  rows: readonly Row<Node>[]
  cursor: RowCursor
  nameOf(node: Node): string
  hrefOf(node: Node): string | null
  onOpen(id: string): void
  openId?: string | null
  isStale: boolean
  hasMore: boolean
  isAskingMore: boolean
  onMore(): void
  reveal: RefObject<(index: number) => void>
  /** Filled with how many tiles stand in a line. */
  stride: RefObject<number>
}

/** The least width of a tile and the space around the tiles, in px. */
const LEAST = { small: 168, large: 248 }
const GAP = 10
/** Heights of a line of tiles in px, the gap included. */
const HEIGHT = { small: 66, large: 112 }

/** How many lines from the end the next page is asked for. */
const AHEAD = 8

/** The most lines that are written before it is known how many are in sight. */
const FIRST = 25

/** Tiles in lines that fit the width; only those in sight are in the document, and the next page is asked for before the end is. */
export function Tiles<Node>(props: TilesProps<Node>) {
  const { label, look, rows, cursor, isStale, hasMore, isAskingMore, onMore, reveal, stride } = props
  const size = look.isSmall ? 'small' : 'large'
  const scroller = useRef<HTMLDivElement>(null)
  const perLine = usePerLine(scroller, LEAST[size])
  const lines = Math.ceil(rows.length / perLine)
  const cursorLine = cursor.index === -1 ? -1 : Math.floor(cursor.index / perLine)
  const virtualizer = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT[size],
    overscan: 4,
    initialRect: { width: 0, height: Math.min(lines, FIRST) * HEIGHT[size] },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return cursorLine === -1 || shown.includes(cursorLine) ? shown : [...shown, cursorLine].sort((a, b) => a - b)
    },
  })
  useEffect(() => {
    stride.current = perLine
    reveal.current = (index) => virtualizer.scrollToIndex(Math.floor(index / perLine))
    return () => {
      stride.current = 1
    }
  })
  const shown = virtualizer.getVirtualItems()
  const lastLine = shown.at(-1)?.index ?? 0
  useEffect(() => {
    // Asked of the virtualizer anew: what was rendered before it had measured counts all lines as in sight.
    const end = virtualizer.calculateRange()?.endIndex ?? 0
    if (hasMore && !isAskingMore && !isStale && end >= lines - AHEAD) onMore()
  }, [virtualizer, hasMore, isAskingMore, isStale, lastLine, lines, onMore])
  let bottom = 0
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain px-4 py-4 sm:px-5">
      <div
        id="rows"
        role="list"
        tabIndex={-1}
        aria-label={label}
        aria-busy={isStale}
        className={`outline-none transition-opacity motion-reduce:transition-none ${isStale ? 'opacity-50 delay-100' : ''}`}
      >
        {shown.map((line) => {
          const gap = line.start - bottom
          bottom = line.end
          const from = line.index * perLine
          return [
            gap > 0 && <div key={`gap-${line.key}`} aria-hidden="true" style={{ height: gap }} />,
            <div key={line.key} className={look.isSmall ? SMALL : LARGE}>
              {rows.slice(from, from + perLine).map((row, place) => (
                <Tile
                  key={keyOf(row)}
                  {...props}
                  row={row}
                  isTabStop={from + place === Math.max(0, cursor.index)}
                  isActive={from + place === cursor.index}
                />
              ))}
            </div>,
          ]
        })}
        {virtualizer.getTotalSize() > bottom && (
          <div aria-hidden="true" style={{ height: virtualizer.getTotalSize() - bottom }} />
        )}
      </div>
      {isAskingMore && <p className="py-3 text-muted">Reading on …</p>}
    </div>
  )
}

const SMALL = 'grid grid-cols-[repeat(auto-fill,minmax(168px,1fr))] gap-2.5 pb-2.5'
const LARGE = 'grid grid-cols-[repeat(auto-fill,minmax(248px,1fr))] gap-2.5 pb-2.5'

/** How many tiles fit a line, as the style sheet lays them out. The server writes lines of four. */
function usePerLine(scroller: RefObject<HTMLDivElement | null>, least: number): number {
  const [perLine, setPerLine] = useState(4)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const width = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
      setPerLine(Math.max(1, Math.floor((width + GAP) / (least + GAP))))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, least])
  return perLine
}
