import type { RequestClock } from '../auth/authenticate.js'
import type { ExportOptions } from '../export/export.js'
import { jsonLines } from '../export/format/json-lines.js'
import { noteExport } from '../export/notes.js'
import { allRows } from '../export/rows.js'
import { streamRows } from '../export/stream.js'
import { askPage } from './page.js'
import { readQuestion, type Question } from './question.js'

type ExportRequest = RequestClock & { incoming: { url?: string | undefined } }

/**
 * `GET /audit/export?of=&space=&from=&to=`: the events that the caller may see as JSON lines, the oldest first; the last line says
 * whether these are all. Page by page through the graph, each with the rights that the caller has then, and no faster than
 * they are read; whoever hangs up stops it. The audit has its beginning, before anything is told, and its end.
 */
export async function exportAudit(
  options: ExportOptions,
  request: ExportRequest,
  now: () => Date = () => new Date(),
): Promise<Response> {
  const question = readQuestion(request.incoming.url ?? '/', now())
  const stop = new AbortController()
  const { requestId, address } = request
  // The answer outlives the deadline of a request, so only its first page is under it.
  const first = await askPage(options, question, null, { requestId, address, signal: request.signal })
  const { caller } = first
  const leave = options.exports.enter(caller.subject)
  const notes = await noteExport(options, { caller, what: 'Audit', details: detailsOf(question) }, request).catch(
    (error: unknown) => {
      leave()
      throw error
    },
  )
  const ended = () => {
    leave()
    notes.cut()
  }
  const ask = (after: string | null) => askPage(options, question, after, { requestId, address, signal: stop.signal })
  const rows = notes.rows(allRows({ first, ask }, stop.signal, options.wait))
  return new Response(streamRows({ rows, format: jsonLines(), stop, ended }), {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="audit.jsonl"',
      'cache-control': 'no-store',
    },
  })
}

function detailsOf({ of, spaces, from, to }: Question) {
  return { of, spaces: spaces ?? 'all', from, to }
}
