'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import { COLUMNS } from './columns'
import { ProjectLine } from './project-line'
import type { ProjectRow } from './rows'
import { projectsPath, type ProjectSearch } from './search-params'
import { TableHead } from './table-head'
import type { RowCursor } from './use-row-cursor'
import { useView } from './view-state'

/** Heights in px, the same as the classes of `ProjectLine` and `TableHead` give. */
const LINE = 40
const CARD = 108
const HEAD = 36
const NARROW = '(max-width: 47.99rem)'

function subscribeToWidth(changed: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribeToWidth,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
}

export type ProjectTableProps = {
  rows: readonly ProjectRow[]
  /** The view that the rows are of. */
  served: ProjectSearch
  stale: boolean
  now: number
  cursor: RowCursor
  /** Filled with a function that brings a row into sight. */
  reveal: RefObject<(index: number) => void>
}

/** Only rows in sight are in the document; the server, which cannot know what is in sight, writes them all. */
export function ProjectTable({ rows, served, stale, now, cursor, reveal }: ProjectTableProps) {
  const { change } = useView()
  const scroller = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  const height = narrow ? CARD : LINE
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => height,
    overscan: 10,
    scrollPaddingEnd: narrow ? 0 : HEAD,
    initialRect: { width: 0, height: rows.length * LINE },
    // The row with the focus stays in the document wherever one scrolls.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      const { index } = cursor
      return index === -1 || shown.includes(index) ? shown : [...shown, index].sort((a, b) => a - b)
    },
  })
  useEffect(() => virtualizer.measure(), [virtualizer, height])
  useEffect(() => {
    reveal.current = (index) => virtualizer.scrollToIndex(index)
  }, [reveal, virtualizer])

  const view = projectsPath(served)
  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [view])

  const items = virtualizer.getVirtualItems()
  const tabStop = cursor.index === -1 ? 0 : cursor.index
  let bottom = 0
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain" data-testid="project-scroller">
      <table
        id="projects"
        role="table"
        tabIndex={-1}
        aria-label="Projects"
        aria-rowcount={rows.length + 1}
        aria-colcount={COLUMNS.length}
        aria-busy={stale}
        className={`w-full table-fixed border-separate border-spacing-0 outline-none transition-opacity md:min-w-290 max-md:block ${stale ? 'opacity-50 delay-100' : ''}`}
      >
        <colgroup>
          {COLUMNS.map(({ id, width }) => (
            <col key={id} className={width} />
          ))}
        </colgroup>
        <TableHead served={served} />
        <tbody role="rowgroup" className="max-md:block">
          {items.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            const gap = item.start - bottom
            bottom = item.end
            return [
              gap > 0 && <Gap key={`gap-${item.key}`} height={gap} />,
              <ProjectLine
                key={item.key}
                row={row}
                rowIndex={item.index + 2}
                now={now}
                tabStop={item.index === tabStop}
                active={item.index === cursor.index}
                moves={cursor.moves}
                onActivate={cursor.activate}
                onPickSpace={(space) => change({ space: [space] })}
              />,
            ]
          })}
          {virtualizer.getTotalSize() > bottom && <Gap height={virtualizer.getTotalSize() - bottom} />}
        </tbody>
      </table>
    </div>
  )
}

/** Stands for rows that are out of sight. */
function Gap({ height }: { height: number }) {
  return (
    <tr role="presentation" aria-hidden="true" className="max-md:block">
      <td role="presentation" colSpan={COLUMNS.length} style={{ height }} className="max-md:block" />
    </tr>
  )
}
