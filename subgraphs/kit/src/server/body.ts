import type { IncomingMessage } from 'node:http'
import { SpaceportError } from '../errors.js'

/** Reads a request's body, at most `limit` bytes. Throws `TOO_LARGE` beyond, `UNSUPPORTED_MEDIA_TYPE` for a compressed one. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding']
  if (encoding && encoding !== 'identity') {
    throw new SpaceportError('UNSUPPORTED_MEDIA_TYPE', 'Compressed bodies are not accepted.')
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(limit: number): SpaceportError {
  return new SpaceportError('TOO_LARGE', `The request is larger than ${Math.floor(limit / 1024)} KiB.`)
}
