/** Space between what was pressed and what it opened, and the least to the window's edge, in px. */
const GAP = 6
const EDGE = 8

/** Puts something of the top layer under what opened it, or above where there is no room, within the window. */
export function placeBeside(shown: HTMLElement, anchor: HTMLElement): void {
  const [at, size] = [anchor.getBoundingClientRect(), shown.getBoundingClientRect()]
  const below = at.bottom + GAP
  const top = below + size.height > window.innerHeight - EDGE ? Math.max(EDGE, at.top - GAP - size.height) : below
  const wanted = at.left + size.width > window.innerWidth - EDGE ? at.right - size.width : at.left
  const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - EDGE - size.width))
  shown.style.top = `${top}px`
  shown.style.left = `${left}px`
}
