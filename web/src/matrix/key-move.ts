/** How many lines the Page keys move. */
const PAGE_LINES = 12

/** By how many lines and columns a key moves in a grid, as the ARIA pattern for grids has it; null: it moves nothing. */
export function keyMove(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  columns: number,
): [lines: number, columns: number] | null {
  const far = Number.MAX_SAFE_INTEGER
  const home = [ctrlKey ? -far : 0, -columns] as [number, number]
  const end = [ctrlKey ? far : 0, columns] as [number, number]
  const moves: Record<string, [number, number]> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [PAGE_LINES, 0],
    PageUp: [-PAGE_LINES, 0],
    Home: home,
    End: end,
  }
  return moves[key] ?? null
}
