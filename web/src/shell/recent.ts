/** Something that was opened: where, and what it is called. */
export type Recent = { href: string; name: string; kind: string }

/** The most that is remembered of each list. */
const MOST = 8

/** What was opened last, the newest first, in this browser only. */
export function recentOf(list: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(list) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent) : []
  } catch {
    return []
  }
}

/** Remembers that something was opened. */
export function remember(list: string, opened: Recent): void {
  try {
    const others = recentOf(list).filter(({ href }) => href !== opened.href)
    window.localStorage.setItem(list, JSON.stringify([opened, ...others].slice(0, MOST)))
  } catch {
    // Without storage nothing is remembered.
  }
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false
  const { href, name, kind } = value as Record<string, unknown>
  return typeof href === 'string' && href.startsWith('/') && typeof name === 'string' && typeof kind === 'string'
}
