'use client'

import { Menu, type MenuItem } from '../ui/menu'
import type { ViewQuery } from './query-dialog'

/** A column of an exported table: its title, and where its value stands in a row, such as `space.name`. */
export type ExportColumn = { name: string; path: string }

/** What is exported. */
export type ExportProps = {
  operation: ViewQuery
  columns: readonly ExportColumn[]
  /** The beginning of the file's name. */
  fileName: string
}

/** The formats that the gateway writes. */
const FORMATS = [
  { format: 'csv', says: 'CSV' },
  { format: 'json', says: 'JSON' },
  { format: 'jsonl', says: 'JSON lines' },
] as const

/**
 * Sends a form whose answer the browser saves while it comes: a file of any size is nowhere in memory. The gateway reads all pages of the
 * list with the rights of the person, and ends the file by saying whether it is complete.
 */
function save({ operation, columns, fileName }: ExportProps, format: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/export'
  // A refusal is shown beside the view, not in its place.
  form.target = '_blank'
  const fields = {
    query: operation.query,
    variables: JSON.stringify(operation.variables),
    format,
    columns: JSON.stringify(columns),
    fileName,
  }
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
  form.remove()
}

/** The whole filtered set as a file, in each format. */
export function exportItems(props: ExportProps): MenuItem[] {
  return FORMATS.map(({ format, says }) => ({ says: `All rows as ${says}`, run: () => save(props, format) }))
}

/** Offers the whole filtered set as a file. */
export function ExportMenu(props: ExportProps) {
  return (
    <Menu label="Export all rows" className="control" items={() => exportItems(props)}>
      Export
    </Menu>
  )
}
