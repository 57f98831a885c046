/** Moves the focus by rows of the page, from the row that it is in, or to the first. */
export function moveFocus(delta: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-waits]')]
  const place = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[Math.max(0, Math.min(rows.length - 1, place === -1 ? 0 : place + delta))]
  next?.querySelector<HTMLElement>('a, button, summary')?.focus()
}
