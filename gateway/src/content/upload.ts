import { SpaceportError } from '@spaceport/kit/errors'
import { readBody } from '@spaceport/kit/server/body'
import type { EdgeRequest } from '../edge/http.js'
import { fileOf, pointsOfBytes, visit, type ContentOptions } from './visit.js'

/** The largest piece that is taken at once, in bytes. */
export const LARGEST_PIECE = 8 * 1024 * 1024

/**
 * `PUT`: the next piece of a file, from byte `upload-offset` on; `upload-length` is the whole file's. Answers `{ offset, complete }`. Throws
 * `CONFLICT` for a piece that is not the next: `HEAD` tells which is. Nothing of the body is read before it is known who sends it.
 */
export async function upload(options: ContentOptions, request: EdgeRequest): Promise<Response> {
  const { headers, incoming } = request
  const file = fileOf(request.path)
  const offset = bytesIn(headers['upload-offset'], 'upload-offset')
  const total = bytesIn(headers['upload-length'], 'upload-length')
  if (headers['content-type'] !== 'application/octet-stream') {
    throw new SpaceportError('UNSUPPORTED_MEDIA_TYPE', 'Send bytes: content-type: application/octet-stream')
  }
  const announced = Number(headers['content-length'] ?? LARGEST_PIECE)
  const points = pointsOfBytes(Math.min(announced, LARGEST_PIECE))
  const errand = await visit(options, request, file, request, points)
  if (errand.caller.cap?.readOnly) throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
  const leave = options.transfers.enter(errand.caller.subject)
  try {
    const bytes = await readBody(incoming, LARGEST_PIECE)
    const progress = await options.content.append(errand, offset, bytes, total)
    return Response.json(progress, {
      headers: { 'upload-offset': String(progress.offset), 'cache-control': 'no-store' },
    })
  } finally {
    leave()
  }
}

function bytesIn(header: string | string[] | undefined, name: string): number {
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  throw new SpaceportError('BAD_INPUT', `${name} is a number of bytes.`)
}
