import { valueFromASTUntyped, type FieldNode } from 'graphql'
import type { Variables } from '../execution/executor.js'
import type { Operation } from '../execution/operation.js'

/** Arguments that say which page, of which there is none in an export. */
const OF_PAGES = new Set(['first', 'after', 'last', 'before'])

/** The longest that is kept of what was asked for, in UTF-16 units of its JSON, and of a name; and how many of the values are named. */
const LONGEST = 4_000
const LONGEST_NAME = 200
const MOST_VALUES = 100

/**
 * What the audit keeps of the question of an exported list: how its operation is called, of which root field it is, how that was filtered and
 * ordered, and which values of its rows were asked for. `variables`: coerced, with the operation's defaults.
 */
export function detailsOf(
  { definition }: Operation,
  { list, paths }: { list: FieldNode; paths: readonly string[] },
  variables: Variables,
): Record<string, unknown> {
  const given = (list.arguments ?? []).filter(({ name }) => !OF_PAGES.has(name.value))
  const values = given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, { ...variables })] as const)
  const asked = Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null))
  const names = paths.slice(0, MOST_VALUES)
  return {
    operation: definition.name?.value.slice(0, LONGEST_NAME) ?? null,
    list: list.name.value,
    asked: bounded(asked),
    values: bounded(names),
    ...(paths.length > names.length ? { valueCount: paths.length } : {}),
  }
}

/** A value as it is, or the beginning of its JSON if that is too long. */
function bounded(value: unknown): unknown {
  const text = JSON.stringify(value)
  // What is cut may end within a character.
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : value
}
