import type { Format } from './format.js'

/** One JSON object: `{ "rows": [...], "count", "complete", "missing", "errors", "error" }`, in that order, a row on each line. */
export function json(shape: (row: unknown) => unknown = (row) => row): Format {
  let separator = '\n'
  return {
    type: 'application/json',
    extension: 'json',
    begin: () => '{"rows":[',
    rows(rows) {
      let text = ''
      for (const row of rows) {
        text += separator + JSON.stringify(shape(row))
        separator = ',\n'
      }
      return text
    },
    end: (ending) => `\n],${JSON.stringify(ending).slice(1)}\n`,
  }
}
