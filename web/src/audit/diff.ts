/** One thing that a change made different: where it stands, and what it was before and after. */
export type Difference = { path: string; kind: 'added' | 'removed' | 'changed'; before: unknown; after: unknown }

/**
 * What is different between two plain values, field by field, in the order of their names; objects are gone into, lists and texts are
 * compared whole. What is the same on both sides is left out. Undefined is a field that is not there.
 */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  const [one, other] = [before ?? undefined, after ?? undefined]
  if (isPlain(one) && isPlain(other)) return fields(one, other, path)
  // A whole thing that came or went is told by its fields.
  if (isPlain(one) && other === undefined && size(one) > 0) return fields(one, {}, path)
  if (isPlain(other) && one === undefined && size(other) > 0) return fields({}, other, path)
  if (canonical(one) === canonical(other)) return []
  const kind = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed'
  return [{ path, kind, before: one, after: other }]
}

type Plain = Readonly<Record<string, unknown>>

function fields(before: Plain, after: Plain, path: string): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name) =>
    differences(own(before, name), own(after, name), path === '' ? name : `${path}.${name}`),
  )
}

function own(value: Plain, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function size(value: Plain): number {
  return Object.keys(value).length
}

/** A value as text, alike for values that differ only in the order of their fields. */
function canonical(value: unknown): string {
  const sorted = (_name: string, one: unknown) =>
    isPlain(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one
  return JSON.stringify(value, sorted) ?? ''
}
