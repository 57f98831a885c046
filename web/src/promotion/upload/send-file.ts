import { Refused, refusalOf } from './refused'

/** Bytes of a piece: the first, the fewest and the most, which is what the gateway takes. */
const FIRST = 1024 * 1024
const FEWEST = 64 * 1024
const MOST = 8 * 1024 * 1024

/** Milliseconds of a piece that is so quick that the next may be larger, and of one so slow that it must be smaller. */
const QUICK = 1_000
const SLOW = 4_000

/** What passes by itself: it is tried again. */
const PASSING = new Set(['UNAVAILABLE', 'OVERLOADED', 'RATE_LIMITED', 'SPACE_UNAVAILABLE', 'SPACE_TIMEOUT', 'CONFLICT'])

/** Milliseconds before each further try; after the last the upload stops, to be resumed by the person. */
const WAITS = [500, 1_000, 2_000, 4_000, 8_000]

/** A file on its way to a Space, by what it is named there. */
export type Sending = {
  file: Blob
  space: string
  /** In hex. */
  sha256: string
  signal: AbortSignal
  /** Is told how many bytes are there. */
  done(bytes: number): void
  /** How to wait between tries; tests do not. */
  wait?(milliseconds: number): Promise<void>
}

type Progress = { offset: number; complete: boolean }

/**
 * Sends a file to a Space in pieces, on from where an earlier try ended: what is there already is not sent again. Rejects with `Refused`, and
 * when `signal` ends it.
 */
export async function sendFile({ file, space, sha256, signal, done, wait = rest }: Sending): Promise<void> {
  const address = `/spaces/${space}/content/${sha256}`
  let [length, failures] = [FIRST, 0]
  let at: Progress | null = null
  for (;;) {
    try {
      at ??= await look(address, signal)
      done(at.offset)
      if (at.complete) return
      const began = performance.now()
      const before: number = at.offset
      at = await put(address, file, before, Math.min(length, file.size - before), signal)
      if (!at.complete && at.offset <= before) throw new Refused('INTERNAL', 'The Space does not take it further.')
      failures = 0
      length = next(length, performance.now() - began)
    } catch (error) {
      signal.throwIfAborted()
      const refused = error instanceof Refused ? error : new Refused('UNAVAILABLE', 'Spaceport does not answer.')
      const pause = WAITS[failures]
      if (!PASSING.has(refused.code) || pause === undefined) throw refused
      failures += 1
      length = Math.max(FEWEST, length / 2)
      // The answer to a piece may have been lost, or somebody else sends the same file: the Space says where it is.
      at = null
      await wait(pause)
      signal.throwIfAborted()
    }
  }
}

async function look(address: string, signal: AbortSignal): Promise<Progress> {
  const response = await fetch(address, { method: 'HEAD', signal })
  if (!response.ok) throw await refusalOf(response)
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN)
  if (!Number.isSafeInteger(offset)) throw new Refused('INTERNAL', 'The Space does not say how far the file is.')
  return { offset, complete: response.headers.get('upload-complete') === '?1' }
}

async function put(address: string, file: Blob, from: number, length: number, signal: AbortSignal): Promise<Progress> {
  const response = await fetch(address, {
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'upload-offset': String(from),
      'upload-length': String(file.size),
    },
    body: await file.slice(from, from + length).arrayBuffer(),
    signal,
  })
  if (!response.ok) throw await refusalOf(response)
  return (await response.json()) as Progress
}

function next(length: number, took: number): number {
  if (took < QUICK) return Math.min(MOST, length * 2)
  return took > SLOW ? Math.max(FEWEST, length / 2) : length
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
