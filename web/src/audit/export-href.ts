import { rangeOf } from '../time/period'
import type { AuditSearch } from './source'

/** Where whole events are saved from, as JSON lines: those of the chosen Spaces in the chosen period (until `now` where it moves). */
export function exportHref(search: AuditSearch, now: number): string {
  const { of, space } = search
  const { from, to } = rangeOf(search, now)
  const asked = new URLSearchParams({ of })
  if (of === 'spaces') for (const id of space) asked.append('space', id)
  if (from !== undefined) asked.set('from', from)
  if (to !== undefined) asked.set('to', to)
  return `/audit/export?${asked.toString()}`
}
