import { SpaceportError } from '@spaceport/kit/errors'
import { isRecord } from '../fleet/errors.js'

/** A column: how it is called, and the response names that lead to its value from a row. */
export type Column = { name: string; path: readonly string[] }

/** A column as a caller names it: `{ name: "Space", path: "space.name" }`. */
export type NamedPath = { name: string; path: string }

/** The columns that a caller names, each a value that the operation asks for. Throws `BAD_INPUT`. */
export function chosenColumns(named: readonly NamedPath[], paths: readonly string[]): Column[] {
  const names = new Set<string>()
  return named.map(({ name, path }) => {
    if (!paths.includes(path)) {
      throw new SpaceportError('BAD_INPUT', `The operation asks for no value at ${path} of a row.`)
    }
    if (names.has(name)) throw new SpaceportError('BAD_INPUT', `Two columns are called ${name}.`)
    names.add(name)
    return { name, path: path.split('.') }
  })
}

/** A column for each value that the operation asks for. */
export function allColumns(paths: readonly string[]): Column[] {
  return paths.map((path) => ({ name: path, path: path.split('.') }))
}

/** The value at a path of a row; of a list on the way, those of its items. Null where there is nothing. */
export function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value ?? null
  if (Array.isArray(value)) return value.map((item: unknown) => valueAt(item, [step, ...rest]))
  return isRecord(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : null
}

/** A row with the columns as its fields. */
export function shapeRow(columns: readonly Column[]): (row: unknown) => unknown {
  return (row) => Object.fromEntries(columns.map(({ name, path }) => [name, valueAt(row, path)]))
}
