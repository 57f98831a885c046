import type { ServerResponse } from 'node:http'

/** Milliseconds within which a reader has to take a piece of an answer. */
export const SLOWEST_READER = 9_000

/** Bytes of one piece: large enough that nobody who can use the answer is too slow for one. */
const PIECE = 64 * 1024

/**
 * Writes an answer at the pace of its reader, and hangs up on one who does not take a piece in time: neither who reads nothing nor
 * who reads drop by drop keeps it in memory. How long the answer itself takes to come is not counted.
 */
export async function writeAnswer(response: ServerResponse, answer: Response, slowest: number): Promise<void> {
  if (response.destroyed) {
    await answer.body?.cancel()
    return
  }
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie') response.setHeader(name, value)
  }
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  const reader = answer.body?.getReader()
  const gone = () => void reader?.cancel().catch(() => {})
  response.once('close', gone)
  try {
    for (;;) {
      const value = (await reader?.read())?.value
      if (!value || response.destroyed) break
      for (let from = 0; from < value.length; from += PIECE) {
        if (!response.write(value.subarray(from, from + PIECE))) await taken(response, 'drain', slowest)
      }
    }
    if (response.destroyed) return
    response.end()
    if (!response.writableFinished) void taken(response, 'finish', slowest)
  } catch {
    response.destroy()
  } finally {
    response.removeListener('close', gone)
  }
}

/** Resolves when the reader has taken what was written, or has gone; one who is too slow is sent away. */
function taken(response: ServerResponse, event: 'drain' | 'finish', slowest: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), slowest)
    const done = () => {
      clearTimeout(timer)
      response.removeListener(event, done)
      response.removeListener('close', done)
      resolve()
    }
    response.once(event, done)
    response.once('close', done)
    if (response.destroyed) done()
  })
}
