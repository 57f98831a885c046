import { stringify } from 'csv-stringify/sync'
import { valueAt, type Column } from '../columns.js'
import type { Ending } from '../rows.js'
import type { Format } from './format.js'
import { harmless } from './harmless.js'

/** Without it spreadsheets take UTF-8 for something else; programs have the two forms of JSON. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Between the values of a list in one cell. */
const SEPARATOR = '; '

/**
 * RFC 4180, with quotes around each cell: a row of names, then the rows; the first cell of the last one, without quotes, begins with `#` and says
 * whether these are all. Texts are made `harmless`; numbers are left as they are.
 */
export function csv(columns: readonly Column[]): Format {
  const lines = (cells: (string | number)[][], quoted = true) =>
    stringify(
      cells.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
      // Where the end of a record is named, line ends within cells are quoted only if that is asked for.
      { record_delimiter: '\r\n', quote_record_delimiter: true, quoted },
    )
  return {
    type: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    begin: () => BYTE_ORDER_MARK + lines([columns.map(({ name }) => name)]),
    rows: (rows) => lines(rows.map((row) => columns.map(({ path }) => cellOf(valueAt(row, path))))),
    // As many cells as everywhere, since a table with a shorter row is none for some readers.
    end: (ending) => lines([[told(ending), ...columns.slice(1).map(() => '')]], false),
  }
}

function cellOf(value: unknown): string | number {
  if (Array.isArray(value)) {
    const all: unknown[] = value.flat(Infinity)
    return all
      .filter((one) => one !== null && one !== undefined)
      .map(textOf)
      .join(SEPARATOR)
  }
  return typeof value === 'number' ? value : textOf(value)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** No commas: with one, the cell would be quoted, and readers that pass over lines with `#` in front would not. */
function told({ count, complete, missing, errors, error }: Ending): string {
  const counted = `${count} ${count === 1 ? 'row' : 'rows'}`
  if (complete) return `# complete: ${counted}`
  const why = [...missing.map(({ space, reason }) => `${space} ${reason}`), ...errors]
  return [`# NOT complete: ${counted}`, ...why, ...(error === undefined ? [] : [`ended by ${error}`])].join(SEPARATOR)
}
