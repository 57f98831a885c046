/** Columns that follow from others. */
const DERIVED: ReadonlySet<string> = new Set([
  'version',
  'nameKey',
  'versionKey',
  'updatedAt',
  'isUnscoped',
  'variableNames',
])

/** The names of what differs between two states of a row, without what follows from the rest; empty unless both are there. */
export function shownNames(before: unknown, after: unknown): string[] {
  if (!isObject(before) || !isObject(after)) return []
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !DERIVED.has(name) && !same(before[name], after[name])).sort()
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}
