import { SpaceportError } from '@spaceport/kit/errors'
import { z } from 'zod'
import { checkJson } from '../edge/browser.js'
import { readJson } from '../edge/parameters.js'

/** In which forms a list is exported. */
export const FORMATS = ['csv', 'json', 'jsonl'] as const

const questionSchema = z.strictObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  format: z.enum(FORMATS),
  columns: z
    .array(z.strictObject({ name: z.string().min(1).max(200), path: z.string().min(1).max(500) }))
    .max(200)
    .nullish(),
  fileName: z.string().max(200).nullish(),
})

/** Which list is to be exported, and how. */
export type ExportQuestion = z.infer<typeof questionSchema>

/** How many problems are told at once. */
const MOST_PROBLEMS = 3

/** Refuses a body that is neither JSON nor a form, both in UTF-8. */
export function checkExportType(contentType: string | undefined): void {
  if (!isForm(contentType)) checkJson(contentType)
}

/** Reads the body of an export: JSON, or a form with the same fields, of which `variables` and `columns` are JSON. Throws `BAD_INPUT`. */
export function readExport(contentType: string | undefined, body: Buffer): ExportQuestion {
  const result = questionSchema.safeParse(isForm(contentType) ? readForm(body) : readJson(body))
  if (result.success) return result.data
  const problems = result.error.issues.slice(0, MOST_PROBLEMS)
  const told = problems.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
  throw new SpaceportError(
    'BAD_INPUT',
    `Send { "query", "format": "csv", "json" or "jsonl", "variables", "operationName", "columns", "fileName" }. ${told.join(' ')}`,
  )
}

function isForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/.test(contentType?.toLowerCase() ?? '')
}

function readForm(body: Buffer): Record<string, unknown> {
  const fields: [string, unknown][] = []
  for (const [name, text] of new URLSearchParams(body.toString())) {
    if (fields.some(([known]) => known === name)) throw new SpaceportError('BAD_INPUT', `${name} is there twice.`)
    if (text === '') continue
    fields.push([name, name === 'variables' || name === 'columns' ? readJson(Buffer.from(text)) : text])
  }
  return Object.fromEntries(fields)
}
