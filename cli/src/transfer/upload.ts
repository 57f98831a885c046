import { SpaceportRequestError } from '@spaceport/client/errors'
import { countAttempts } from './attempts.js'
import { knock, type Door } from './door.js'

/** A file to be sent, of which any part can be had. */
export type Source = { size: number; read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> }

/** Bytes of a piece: the first, the fewest and the most, which is what the gateway takes. */
const FIRST = 1024 * 1024
const FEWEST = 64 * 1024
const MOST = 8 * 1024 * 1024

/** Milliseconds of a piece that is so quick that the next may be larger, and of one so slow that it must be smaller: the gateway waits 9 s. */
const QUICK = 1_000
const SLOW = 4_000

/**
 * Sends a file in pieces, on from where an earlier try was cut; what the Space has already is not sent. `sent` is told how many bytes are there.
 * Throws a `SpaceportRequestError` when the file is refused, or the gateway does not answer for some seconds.
 */
export async function uploadFile(source: Source, door: Door, sent: (bytes: number) => void): Promise<void> {
  const attempts = countAttempts(door.signal, door.wait)
  let length = FIRST
  let at: Progress | null = null
  for (;;) {
    try {
      at ??= await look(door)
      sent(at.offset)
      if (at.complete) return
      const began = performance.now()
      const piece = await source.read(at.offset, Math.min(length, source.size - at.offset))
      const before: number = at.offset
      at = await put(door, before, piece, source.size)
      if (!at.complete && at.offset <= before) throw nonsense()
      attempts.further()
      length = next(length, performance.now() - began)
    } catch (error) {
      // Somebody else sends the same file, or the answer to a piece was lost: the Space says where it is.
      const isElsewhere = error instanceof SpaceportRequestError && error.has('CONFLICT')
      if (!isElsewhere) length = Math.max(FEWEST, length / 2)
      at = null
      await attempts.again(
        isElsewhere ? SpaceportRequestError.of('UNREACHABLE', error.message, { cause: error }) : error,
      )
    }
  }
}

type Progress = { offset: number; complete: boolean }

async function look(door: Door): Promise<Progress> {
  const { headers } = await knock(door, { method: 'HEAD' })
  const offset = Number(headers.get('upload-offset') ?? Number.NaN)
  if (Number.isSafeInteger(offset)) return { offset, complete: headers.get('upload-complete') === '?1' }
  throw nonsense()
}

async function put(door: Door, offset: number, body: Uint8Array<ArrayBuffer>, total: number): Promise<Progress> {
  const headers = {
    'content-type': 'application/octet-stream',
    'upload-offset': String(offset),
    'upload-length': String(total),
  }
  const response = await knock(door, { method: 'PUT', headers, body })
  const json = (await response.json().catch(() => null)) as Partial<Progress> | null
  if (typeof json?.offset === 'number' && typeof json.complete === 'boolean') {
    return { offset: json.offset, complete: json.complete }
  }
  throw nonsense()
}

function nonsense(): SpaceportRequestError {
  return SpaceportRequestError.of('BAD_ANSWER', 'The address takes no files: is it the gateway?')
}

function next(length: number, took: number): number {
  if (took < QUICK) return Math.min(MOST, length * 2)
  return took > SLOW ? Math.max(FEWEST, length / 2) : length
}
