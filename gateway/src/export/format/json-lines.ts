import type { Ending } from '../rows.js'
import type { Format } from './format.js'

/** The last line of an export as JSON lines. */
export type LastLine = {
  /** How many rows came before it. */
  done: number
} & Omit<Ending, 'count' | 'errors'> & { errors?: string[] }

/** Each row as a line of JSON; the last line is a `LastLine`. */
export function jsonLines(shape: (row: unknown) => unknown = (row) => row): Format {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`
  return {
    type: 'application/x-ndjson',
    extension: 'jsonl',
    begin: () => '',
    rows: (rows) => rows.map((row) => line(shape(row))).join(''),
    end: ({ count, errors, ...ending }) => line({ done: count, ...ending, ...(errors.length > 0 ? { errors } : {}) }),
  }
}
