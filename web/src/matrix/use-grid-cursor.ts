'use client'

import { useCallback, useRef, useState } from 'react'

/** Where the keyboard is in a grid: a line by its id, so that late results never move it, and a column by its place. */
export type At = { line: string; column: number }

/** The cell that the keyboard is on. */
export type GridCursor = {
  line: string | null
  column: number
  /** How often the keyboard moved it. */
  moves: number
  /** Makes a cell the current one. */
  activate(line: string, column: number): void
  /** Moves by lines and columns, stopping at the edges. Gives where that is; null: nowhere. */
  move(lines: number, columns: number): At | null
}

/** Which cell of the grid the keys are at; it stays with its line when lines come and go. */
export function useGridCursor(lines: readonly { id: string }[], columns: number): GridCursor {
  const [at, setAt] = useState<At | null>(null)
  // Where the last move led, also when the next key comes before React has rendered it.
  const latest = useRef<At | null>(null)
  const [moves, setMoves] = useState(0)
  const activate = useCallback((line: string, column: number) => {
    latest.current = { line, column }
    setAt(latest.current)
  }, [])
  return {
    line: at?.line ?? null,
    column: Math.min(at?.column ?? 0, columns - 1),
    moves,
    activate,
    move(byLines, byColumns) {
      const { current } = latest
      const place = current ? lines.findIndex(({ id }) => id === current.line) : -1
      const from = place === -1 && byLines < 0 ? lines.length : place
      const to = Math.max(0, Math.min(lines.length - 1, from + byLines))
      const line = lines[to]
      if (!line) return null
      const column = Math.max(0, Math.min(columns - 1, (current?.column ?? 0) + byColumns))
      activate(line.id, column)
      setMoves((count) => count + 1)
      return latest.current
    },
  }
}
