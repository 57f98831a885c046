import type { ComponentClient } from '@spaceport/kit/client'
import type { Caller } from '@spaceport/kit/caller'
import { directoryAway, type RequestClock } from '../auth/authenticate.js'
import type { ExportOptions } from '../export/export.js'
import { jsonLines } from '../export/format/json-lines.js'
import { allRows } from '../export/rows.js'
import { streamRows } from '../export/stream.js'
import { askPage } from './page.js'
import { readQuestion, type Question } from './question.js'

/** What an export of audits works with. */
export type AuditExportOptions = ExportOptions & { directory: Pick<ComponentClient, 'call'> }

type ExportRequest = RequestClock & { incoming: { url?: string | undefined } }

/**
 * `GET /audit/export?of=&space=&from=&to=`: the events that the caller may see as JSON lines, the oldest first; the last line says
 * whether these are all. Page by page through the graph, each with the rights that the caller has then, and no faster than
 * they are read; whoever hangs up stops it.
 */
export async function exportAudit(
  options: AuditExportOptions,
  request: ExportRequest,
  now: () => Date = () => new Date(),
): Promise<Response> {
  const question = readQuestion(request.incoming.url ?? '/', now())
  const stop = new AbortController()
  const { requestId, address } = request
  // The answer outlives the deadline of a request, so only its first page is under it.
  const first = await askPage(options, question, null, { requestId, address, signal: request.signal })
  await noteReading(options.directory, first.caller, question, request)
  const ended = options.exports.enter(first.caller.subject)
  const ask = (after: string | null) => askPage(options, question, after, { requestId, address, signal: stop.signal })
  const rows = allRows({ first, ask }, stop.signal, options.wait)
  return new Response(streamRows({ rows, format: jsonLines(), stop, ended }), {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="audit.jsonl"',
      'cache-control': 'no-store',
    },
  })
}

/** Has the directory's audit say who exported what, before anything is told. Throws `UNAVAILABLE` if it does not. */
async function noteReading(
  directory: AuditExportOptions['directory'],
  caller: Caller,
  { of, spaces, from, to }: Question,
  { signal, remaining, requestId }: RequestClock,
): Promise<void> {
  const json = { action: 'exportAudit', details: { of, spaces: spaces ?? 'all', from, to } }
  const call = { method: 'POST', path: '/internal/audit/reading', json, caller, signal, requestId } as const
  try {
    const { status } = await directory.call({ ...call, remaining: remaining() })
    if (status !== 204) throw new Error(`the directory answered with status ${status}`)
  } catch (error) {
    if (signal.aborted) throw error
    throw directoryAway(error)
  }
}
