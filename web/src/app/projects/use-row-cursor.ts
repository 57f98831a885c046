'use client'

import { useState } from 'react'
import type { ProjectRow } from './rows'

/** The row that the keyboard is on. It is a project, not a place: late results never move it to another one. */
export type RowCursor = {
  /** Place of the current row among the rows on screen, or -1. */
  index: number
  /** How often the keyboard moved it. */
  moves: number
  activate(id: string): void
  /** Moves by `delta` rows, stopping at the ends; from nowhere, to the first or the last row. Gives the new place. */
  move(delta: number): number
}

export function useRowCursor(rows: readonly ProjectRow[]): RowCursor {
  const [activeId, setActiveId] = useState<string | null>(null)
  const [moves, setMoves] = useState(0)
  const index = activeId === null ? -1 : rows.findIndex(({ id }) => id === activeId)
  return {
    index,
    moves,
    activate: setActiveId,
    move(delta) {
      const from = index === -1 ? (delta > 0 ? -1 : rows.length) : index
      const to = Math.max(0, Math.min(rows.length - 1, from + delta))
      const row = rows[to]
      if (!row) return -1
      setActiveId(row.id)
      setMoves((count) => count + 1)
      return to
    },
  }
}
