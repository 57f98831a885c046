import { resolve } from 'node:path'
import type { CommandContext } from '../command.js'
import { findConnection, type ConnectionFlags } from '../connection.js'
import { EXIT } from '../failure.js'
import { readDocument, type Variables } from '../query/operation.js'
import { oneLine } from '../step-templates/progress.js'
import { askExport, createFile } from './ask.js'
import { readEnding, type Format } from './ending.js'

/** A column, and where its value stands in a row. */
export type Column = { name: string; path: string }

/** The flags of `spaceport export`. */
export type ExportFlags = ConnectionFlags & {
  format: Format
  column: Column[]
  variables?: Variables
  operation?: string
  output?: string
}

/** Writes all rows of a list as they come; gives the exit code. Throws a `Failure` if there are none to be had. */
export async function exportList(document: string, flags: ExportFlags, context: CommandContext): Promise<number> {
  const { terminal, signal } = context
  const { format, column: columns, variables, operation: operationName } = flags
  const query = await readDocument(document, context)
  const connection = await findConnection(flags, context)
  if (connection.note) terminal.err(`${connection.note}\n`)
  const question = { query, format, variables, operationName, ...(columns.length > 0 ? { columns } : {}) }
  const headers = { 'content-type': 'application/json' }
  const body = await askExport(
    connection,
    '/export',
    { method: 'POST', headers, body: JSON.stringify(question) },
    signal,
  )
  const file = flags.output === undefined ? null : await createFile(resolve(context.cwd, flags.output))
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let last = ''
  try {
    for await (const bytes of body as AsyncIterable<Uint8Array>) {
      const text = decoder.decode(bytes, { stream: true })
      if (file) await file.writeFile(bytes)
      else terminal.out(text)
      last = lastLine(last + text)
    }
  } catch (error) {
    if (signal.aborted) throw error
    last = ''
  } finally {
    await file?.close()
  }
  const ending = readEnding(last.trimEnd(), format)
  terminal.err(
    `${ending?.complete ? 'Complete' : 'NOT complete'}: ${oneLine(ending?.says ?? 'the connection broke')}.\n`,
  )
  return ending?.complete ? EXIT.ok : EXIT.partly
}

/** What follows the last line end but the one that ends the text. */
function lastLine(text: string): string {
  return text.slice(text.trimEnd().lastIndexOf('\n') + 1)
}
