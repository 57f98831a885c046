import type { ComponentClient } from '@spaceport/kit/client'
import type { Caller } from '@spaceport/kit/caller'
import { directoryAway, type RequestClock } from '../auth/authenticate.js'
import { exportLines, type Wait } from './lines.js'
import { askPage, type PageOptions } from './page.js'
import { readQuestion, type Question } from './question.js'

/** What an export works with. */
export type ExportOptions = PageOptions & {
  directory: Pick<ComponentClient, 'call'>
  /** How to wait between attempts; tests do not. */
  wait?: Wait
}

type ExportRequest = RequestClock & { incoming: { url?: string | undefined } }

/**
 * `GET /audit/export?of=&space=&from=&to=`: the events that the caller may see as JSON lines, the oldest first; the last line says
 * whether these are all. Page by page through the graph, each with the rights that the caller has then, and no faster than
 * they are read; whoever hangs up stops it.
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
  await noteReading(options.directory, first.caller, question, request)
  const ask = (after: string) => askPage(options, question, after, { requestId, address, signal: stop.signal })
  const lines = exportLines({ first, ask }, stop.signal, options.wait)
  return new Response(stream(lines, stop), {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="audit.jsonl"',
      'cache-control': 'no-store',
    },
  })
}

/** A body that asks for the next page when its reader has taken the one before. */
function stream(lines: AsyncGenerator<unknown>, stop: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await lines.next()
          if (done) return controller.close()
          const values = Array.isArray(value) ? value : [value]
          // An empty chunk would not be taken for one, and nobody would ask for the next.
          if (values.length === 0) continue
          return controller.enqueue(encoder.encode(values.map((one) => `${JSON.stringify(one)}\n`).join('')))
        }
      },
      async cancel() {
        stop.abort(new DOMException('The caller hung up.', 'AbortError'))
        await lines.return(undefined).catch(() => {})
      },
    },
    { highWaterMark: 0 },
  )
}

/** Has the directory's audit say who exported what, before anything is told. Throws `UNAVAILABLE` if it does not. */
async function noteReading(
  directory: ExportOptions['directory'],
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
