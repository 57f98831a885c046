import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError } from '@spaceport/kit/errors'
import type { EdgeRequest } from '../edge/http.js'
import { describe, tagOf } from './look.js'
import { hasTag, readRange, type ByteRange } from './range.js'
import { streamPieces } from './stream.js'
import { fileOf, pointsOfBytes, visit, type ContentOptions } from './visit.js'

/** How much of a file is asked for at a time, in bytes; twice as much is the most that one download holds. */
export const PIECE = 4 * 1024 * 1024

/** Milliseconds that a piece may take. */
const PIECE_TIME = 10_000

/**
 * `GET`: a file, or the part of it that `Range` names (RFC 9110), at the pace of its reader. Only its first piece is under the deadline of the
 * request; each is asked for on the caller's behalf anew.
 */
export async function download(options: ContentOptions, request: EdgeRequest): Promise<Response> {
  const { headers } = request
  const file = fileOf(request.path)
  const errand = await visit(options, request, file, request, 1)
  const { offset: size, complete } = await options.content.progress(errand)
  if (!complete) throw new SpaceportError('NOT_FOUND', 'There is no such file.')
  const described = describe(file.sha256)
  if (hasTag(headers['if-none-match'], tagOf(file.sha256)))
    return new Response(null, { status: 304, headers: described })
  const range = rangeOf(headers, file.sha256, size)
  if (range === 'unsatisfiable') return unsatisfiable(size)
  const { start, end } = range ?? { start: 0, end: size }
  const leave = options.transfers.enter(errand.caller.subject)
  const stop = new AbortController()
  const ask = async (at: number, signal: AbortSignal) => {
    const length = Math.min(PIECE, end - at)
    const deadline = startDeadline(PIECE_TIME, signal)
    try {
      const { requestId, address } = request
      const clock = { requestId, address, signal: deadline.signal, remaining: deadline.remaining }
      return await options.content.read(await visit(options, request, file, clock, pointsOfBytes(length)), at, length)
    } finally {
      deadline.end()
    }
  }
  try {
    const first = await ask(start, request.signal)
    const body = streamPieces({ first, start, end, stop, ask: (at) => ask(at, stop.signal), ended: leave })
    const part: Record<string, string> = range ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}
    const more = { ...described, ...part, 'content-length': String(end - start) }
    return new Response(body, { status: range ? 206 : 200, headers: more })
  } catch (error) {
    leave()
    throw error
  }
}

/** The part that is wanted, if what the caller has of it is still of the same file. */
function rangeOf(headers: EdgeRequest['headers'], sha256: string, size: number): ByteRange | 'unsatisfiable' | null {
  const condition = headers['if-range']
  if (condition !== undefined && condition !== tagOf(sha256)) return null
  return readRange(headers.range, size)
}

function unsatisfiable(size: number): Response {
  const message = `The file has ${size} bytes.`
  return Response.json(
    { errors: [{ message, extensions: { code: 'BAD_INPUT' } }] },
    { status: 416, headers: { 'content-range': `bytes */${size}`, 'cache-control': 'no-store' } },
  )
}
