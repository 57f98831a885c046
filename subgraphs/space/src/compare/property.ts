import type { Kind } from '../entity/kinds.js'

/** What ids of a property lead to. */
export type Leads = Kind | 'Tags'

/** One thing that is otherwise than before. */
export type PropertyChange = {
  /** Where it is, such as `['isDisabled']` or `['properties', 'Octopus.Action.Script.Syntax']`. */
  path: [string, ...string[]]
  before: unknown
  after: unknown
  /** Whether what it is may not be told. */
  isSensitive: boolean
  /** Of what leads to others: what came or went, by local ids. */
  leadsTo: { kind: Leads; ids: number[] } | null
  /** Whether a text is cut. */
  isCut: boolean
}

/** The longest text that is shown of a change, in UTF-16 units. */
const LONGEST = 20_000

/** The change of something that anybody may see who sees the whole; none where both are the same. */
export function plainChange(path: PropertyChange['path'], before: unknown, after: unknown): PropertyChange[] {
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return []
  const [a, b] = [cut(before ?? null), cut(after ?? null)]
  const isCut = a.isCut || b.isCut
  return [{ path, before: a.value, after: b.value, isSensitive: false, leadsTo: null, isCut }]
}

/** The change of a list of local ids, whose order means nothing; none where both name the same. */
export function linkChange(
  name: string,
  kind: Leads,
  before: readonly number[],
  after: readonly number[],
): PropertyChange[] {
  const [old, now] = [new Set(before), new Set(after)]
  const ids = [...[...old].filter((id) => !now.has(id)), ...[...now].filter((id) => !old.has(id))]
  if (ids.length === 0) return []
  return [{ path: [name], before: null, after: null, isSensitive: false, leadsTo: { kind, ids }, isCut: false }]
}

/** The change of something that nobody reads. */
export function sensitiveChange(path: PropertyChange['path']): PropertyChange {
  return { path, before: null, after: null, isSensitive: true, leadsTo: null, isCut: false }
}

/** How much of an answer a change takes, in UTF-16 units. */
export function sizeOf({ before, after }: PropertyChange): number {
  return JSON.stringify([before, after]).length
}

function cut(value: unknown): { value: unknown; isCut: boolean } {
  if (typeof value !== 'string' || value.length <= LONGEST) return { value, isCut: false }
  return { value: value.slice(0, LONGEST).toWellFormed(), isCut: true }
}
