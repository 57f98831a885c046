import type { ServerResponse } from 'node:http'

/** Writes a fetch `Response` to a Node response, at the pace of its reader; stops when the reader has gone. */
export async function respond(response: ServerResponse, answer: Response): Promise<void> {
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie') response.setHeader(name, value)
  }
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  if (!answer.body) {
    response.end()
    return
  }
  const reader = answer.body.getReader()
  const gone = () => void reader.cancel().catch(() => {})
  response.once('close', gone)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || response.destroyed) break
      if (!response.write(value)) await taken(response)
    }
    response.end()
  } catch {
    response.destroy()
  } finally {
    response.removeListener('close', gone)
  }
}

/** Resolves when the reader has taken what was written, or has gone. */
function taken(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.removeListener('drain', done)
      response.removeListener('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
    if (response.destroyed) done()
  })
}
