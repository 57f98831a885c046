'use client'

import { useCallback, useRef, useState } from 'react'
import { keyOf } from '../graph/rows'

/** The row that the keyboard is on. It is a thing, not a place: late results never move it to another one. */
export type RowCursor = {
  /** Place of the current row among the rows on screen, or -1. */
  index: number
  /** Id of the current row. */
  id: string | null
  /** How often the keyboard moved it. */
  moves: number
  /** Goes to a row by what sets it apart on screen: its id, unless it stands in several groups. */
  activate(key: string): void
  /** Place of the row that the last move led to, also before it is rendered; or -1. */
  place(): number
  /** Moves by `delta` rows, stopping at the ends; from nowhere, to the first or the last row. Gives the new row's id. */
  move(delta: number): string | null
}

/** Which row of the table the keys are at; it stays with its row when rows come and go. */
export function useRowCursor(rows: readonly { id: string; key?: string }[]): RowCursor {
  const [activeKey, setActiveKey] = useState<string | null>(null)
  // Where the last move led, also when the next key comes before React has rendered it.
  const latest = useRef<string | null>(null)
  const [moves, setMoves] = useState(0)
  const placeOf = (wanted: string | null) => (wanted === null ? -1 : rows.findIndex((row) => keyOf(row) === wanted))
  const activate = useCallback((key: string) => {
    latest.current = key
    setActiveKey(key)
  }, [])
  const index = placeOf(activeKey)
  return {
    index,
    id: rows[index]?.id ?? null,
    moves,
    activate,
    place: () => placeOf(latest.current),
    move(delta) {
      const place = placeOf(latest.current)
      const from = place === -1 && delta < 0 ? rows.length : place
      const to = Math.max(0, Math.min(rows.length - 1, from + delta))
      const row = rows[to]
      if (!row) return null
      activate(keyOf(row))
      setMoves((count) => count + 1)
      return row.id
    },
  }
}
