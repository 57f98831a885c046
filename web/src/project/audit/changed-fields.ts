/** A field of what an event is about: what it was and what it is, as text; null for nothing. */
export type ChangedField = { name: string; before: string | null; after: string | null }

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

const textOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)

/** The fields that are otherwise after an event than before it, by name. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .sort()
    .map((name) => ({ name, before: textOf(was[name]), after: textOf(is[name]) }))
    .filter((field) => field.before !== field.after)
}
