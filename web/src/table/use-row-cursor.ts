'use client'

import { useCallback, useRef, useState } from 'react'

/** The row that the keyboard is on. It is a thing, not a place: late results never move it to another one. */
export type RowCursor = {
  /** Place of the current row among the rows on screen, or -1. */
  index: number
  id: string | null
  /** How often the keyboard moved it. */
  moves: number
  activate(id: string): void
  /** Moves by `delta` rows, stopping at the ends; from nowhere, to the first or the last row. Gives the new row's id. */
  move(delta: number): string | null
}

export function useRowCursor(rows: readonly { id: string }[]): RowCursor {
  const [activeId, setActiveId] = useState<string | null>(null)
  // Where the last move led, also when the next key comes before React has rendered it.
  const latest = useRef<string | null>(null)
  const [moves, setMoves] = useState(0)
  const placeOf = (wanted: string | null) => (wanted === null ? -1 : rows.findIndex(({ id }) => id === wanted))
  const activate = useCallback((id: string) => {
    latest.current = id
    setActiveId(id)
  }, [])
  return {
    index: placeOf(activeId),
    id: activeId,
    moves,
    activate,
    move(delta) {
      const place = placeOf(latest.current)
      const from = place === -1 && delta < 0 ? rows.length : place
      const to = Math.max(0, Math.min(rows.length - 1, from + delta))
      const row = rows[to]
      if (!row) return null
      activate(row.id)
      setMoves((count) => count + 1)
      return row.id
    },
  }
}
