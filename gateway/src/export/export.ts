import type { Caller } from '@spaceport/kit/caller'
import type { RequestClock } from '../auth/authenticate.js'
import type { Transfers } from '../content/transfers.js'
import { graphOf, refusing, type AskOptions } from './ask-graph.js'
import { allColumns, chosenColumns, shapeRow } from './columns.js'
import { attachment } from './file-name.js'
import { csv } from './format/csv.js'
import type { Format } from './format/format.js'
import { jsonLines } from './format/json-lines.js'
import { json } from './format/json.js'
import { readList } from './list.js'
import { noteExport, type NoteOptions } from './notes.js'
import { askListPage } from './page.js'
import type { ExportQuestion } from './question.js'
import { allRows, type Wait } from './rows.js'
import { streamRows } from './stream.js'

/** What an export works with. */
export type ExportOptions = AskOptions &
  NoteOptions & {
    /** The exports that are on their way. */
    exports: Transfers
    /** How to wait between attempts; tests do not. */
    wait?: Wait
  }

/**
 * The whole of a filtered list, in the order that it is asked for: page by page through the graph, each with the rights that the caller has then
 * and under the limits of any operation, and no faster than it is read; whoever hangs up stops it. The end says whether it is whole. The audit has
 * both its beginning, before anything is told, and its end.
 * `caller`: who was found to ask for it. Throws whatever refuses its first page.
 */
export async function exportList(
  options: ExportOptions,
  caller: Caller,
  question: ExportQuestion,
  request: RequestClock,
): Promise<Response> {
  const { requestId, address } = request
  const { key, paths, details } = refusing(() =>
    readList(graphOf(options), question.query, question.operationName ?? null),
  )
  const format = formatOf(question, paths)
  const leave = options.exports.enter(caller.subject)
  try {
    const stop = new AbortController()
    const ask = (after: string | null, signal: AbortSignal, by = options) =>
      askListPage(by, question, after, { requestId, address, signal })
    // The answer outlives the deadline of a request, so only its first page is under it.
    const authorized = { ...options, authorize: () => Promise.resolve(caller) }
    const first = await ask(null, request.signal, authorized)
    const noted = { ...refusing(() => details(question.variables ?? {})), format: question.format }
    const notes = await noteExport(options, { caller, what: 'List', details: noted }, request)
    const rows = notes.rows(allRows({ first, ask: (after) => ask(after, stop.signal) }, stop.signal, options.wait))
    const ended = () => {
      leave()
      notes.cut()
    }
    return new Response(streamRows({ rows, format, stop, ended }), {
      headers: {
        'content-type': format.type,
        'content-disposition': attachment(question.fileName ?? key, format.extension),
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    leave()
    throw error
  }
}

function formatOf({ format, columns }: ExportQuestion, paths: readonly string[]): Format {
  const chosen = columns?.length ? chosenColumns(columns, paths) : null
  if (format === 'csv') return csv(chosen ?? allColumns(paths))
  const shape = chosen ? shapeRow(chosen) : undefined
  return format === 'json' ? json(shape) : jsonLines(shape)
}
