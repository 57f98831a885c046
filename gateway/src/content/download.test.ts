import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { SpaceportError } from '@spaceport/kit/errors'
import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import { digest, startContent, type TestContent } from '../testing/content.js'
import { API_KEY, CALLER } from '../testing/credentials.js'
import { gate } from '../testing/gate.js'
import { cookie, key } from '../testing/post.js'
import { openUnread } from '../testing/raw.js'
import { PIECE } from './download.js'

const MIB = 1024 * 1024

let content: TestContent
beforeAll(async () => {
  content = await startContent({ inAll: 3, each: 2 })
})
afterAll(() => content.close())
beforeEach(() => {
  content.callers.set(API_KEY, CALLER)
  content.before = () => {}
  content.spent.length = 0
  content.instance.requests.length = 0
})

async function get(path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
  const answer = await request(`${content.url}${path}`, { method, headers: { ...key, ...headers } })
  const bytes = Buffer.from(await answer.body.arrayBuffer())
  return { status: answer.statusCode, headers: answer.headers, bytes }
}

function codeOf({ bytes }: { bytes: Buffer }): string {
  return (JSON.parse(bytes.toString()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code
}

/** Waits until nothing is on its way any more. */
async function idle(): Promise<void> {
  while (content.transfers.inAll > 0) await delay(1)
}

describe('a file', () => {
  test('comes wholly, to be saved and not shown', async () => {
    const bytes = randomBytes(PIECE * 2 + 5)
    const { status, headers, bytes: got } = await get(content.keep(bytes))
    expect(status).toBe(200)
    expect(got.equals(bytes)).toBe(true)
    expect(headers).toMatchObject({
      'content-length': String(bytes.length),
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${digest(bytes)}"`,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      etag: `"${digest(bytes)}"`,
    })
    expect(content.spent).toEqual([1, 17, 17, 2])
  })

  test('comes in parts', async () => {
    const bytes = randomBytes(PIECE + 100)
    const path = content.keep(bytes)
    const part = await get(path, { range: `bytes=${PIECE - 1}-${PIECE}` })
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes ${PIECE - 1}-${PIECE}/${bytes.length}`])
    expect(part.bytes.equals(bytes.subarray(PIECE - 1, PIECE + 1))).toBe(true)
    expect((await get(path, { range: 'bytes=-7' })).bytes.equals(bytes.subarray(-7))).toBe(true)
    expect((await get(path, { range: 'bytes=5-5', 'if-range': '"other"' })).status).toBe(200)
    expect((await get(path, { range: 'bytes=5-5', 'if-range': `"${digest(bytes)}"` })).status).toBe(206)
    const beyond = await get(path, { range: `bytes=${bytes.length}-` })
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${bytes.length}`])
    const same = await get(path, { 'if-none-match': `"${digest(bytes)}"` })
    expect([same.status, same.bytes.length]).toEqual([304, 0])
    await idle()
  })

  test('that is empty comes, too', async () => {
    const { status, bytes } = await get(content.keep(Buffer.alloc(0)))
    expect([status, bytes.length]).toEqual([200, 0])
    await idle()
  })

  test('is described by HEAD, without being read', async () => {
    const bytes = randomBytes(10)
    const path = content.keep(bytes)
    const { status, headers } = await get(path, { range: 'bytes=1-2' }, 'HEAD')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-length': '10',
      etag: `"${digest(bytes)}"`,
      'upload-offset': '10',
      'upload-complete': '?1',
    })
    expect(content.instance.requests.map((one) => one.path)).toEqual(['/internal/content/offset'])
    const part = await get(path.replace(/.{4}$/, '0000'), {}, 'HEAD')
    expect([part.status, part.headers['upload-offset'], part.headers['upload-complete']]).toEqual([204, '0', '?0'])
  })
})

describe('who gets a file', () => {
  test('is asked anew for each piece, so that a right taken away ends it', async () => {
    const path = content.keep(randomBytes(PIECE * 3))
    content.before = ({ offset }) => {
      if (offset === PIECE) content.callers.delete(API_KEY)
    }
    await expect(get(path)).rejects.toThrow()
    await idle()
    expect(content.instance.requests.filter((one) => one.path.endsWith('read')).length).toBe(2)
  })

  test('is somebody who may enter the Space, and comes from no other site', async () => {
    const path = content.keep(randomBytes(10))
    content.callers.delete(API_KEY)
    expect(codeOf(await get(path))).toBe('UNAUTHENTICATED')
    content.callers.set(API_KEY, CALLER)
    for (const space of ['Spaces-2', 'Spaces-9', 'x', '..%2f']) {
      const refused = await get(path.replace('Spaces-1', space))
      expect([refused.status, codeOf(refused)]).toEqual([404, 'NOT_FOUND'])
    }
    expect(codeOf(await get('/spaces/Spaces-1/content/../etc'))).toBe('NOT_FOUND')
    expect(codeOf(await get('/spaces/Spaces-1/content/x'))).toBe('BAD_INPUT')
    const foreign = { ...cookie, origin: 'https://evil.example' }
    const crossed = await request(`${content.url}${path}`, { headers: foreign })
    expect(crossed.statusCode).toBe(400)
    await crossed.body.dump()
    const own = await request(`${content.url}${path}`, { headers: cookie })
    expect(own.statusCode).toBe(200)
    await own.body.dump()
    expect(content.instance.requests.every(({ caller }) => caller?.subject === CALLER.subject)).toBe(true)
  })

  test('is told what the Space refuses, and of a Space that is down that it is', async () => {
    const path = content.keep(randomBytes(10))
    const says = (code: ConstructorParameters<typeof SpaceportError>[0]) => {
      content.before = () => {
        throw new SpaceportError(code, 'Because.')
      }
    }
    says('NOT_FOUND')
    expect(codeOf(await get(path))).toBe('NOT_FOUND')
    for (const inner of ['UNAUTHENTICATED', 'INTERNAL', 'SPACE_UNAVAILABLE'] as const) {
      says(inner)
      const answer = await get(path)
      expect([answer.status, codeOf(answer)]).toEqual([503, 'SPACE_UNAVAILABLE'])
    }
    content.before = (_question, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const late = await get(path, { 'spaceport-deadline': '100' })
    expect([late.status, codeOf(late)]).toEqual([504, 'SPACE_TIMEOUT'])
    await idle()
  })
})

describe('a reader', () => {
  test('who is slow lets the gateway hold two pieces of 200 MB, and is sent away', async () => {
    const path = content.keep(Buffer.alloc(200_000_000))
    const asked: number[] = []
    content.before = ({ offset }) => void asked.push(offset)
    const { socket } = openUnread(
      content.url,
      `GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${key.authorization}\r\n\r\n`,
    )
    socket.pause()
    while (asked.length < 2) await delay(1)
    await idle()
    socket.destroy()
    // One piece that is being written, one ahead, and what the two sockets between them take.
    expect(asked.length).toBeLessThanOrEqual(2 + (8 * MIB) / PIECE)
  })

  test('who reads all of 200 MB never has more than two pieces held', async () => {
    const size = 200_000_000
    const path = content.keep(Buffer.alloc(size))
    let read = 0
    let most = 0
    content.before = ({ offset }) => void (most = Math.max(most, offset - read))
    const answer = await request(`${content.url}${path}`, { headers: key })
    for await (const chunk of answer.body) read += (chunk as Buffer).length
    expect(read).toBe(size)
    expect(most).toBeGreaterThan(0)
    // What the two sockets between them hold is counted as unread.
    expect(most).toBeLessThanOrEqual(2 * PIECE + 8 * MIB)
  })

  test.each(['before', 'while'])('who hangs up %s it comes ends what is asked for', async (when) => {
    const path = content.keep(Buffer.alloc(PIECE * 4))
    const [asked, ended] = [gate(), gate()]
    content.before = async ({ offset }, { signal }) => {
      if (offset !== (when === 'before' ? 0 : PIECE)) return
      signal.addEventListener('abort', () => ended.resolve())
      asked.resolve()
      await ended.promise
    }
    const { socket } = openUnread(
      content.url,
      `GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${key.authorization}\r\n\r\n`,
    )
    socket.resume()
    await asked.promise
    socket.destroy()
    await ended.promise
    await idle()
  })

  test('beyond so many at once is refused, each caller on their own', async () => {
    const path = content.keep(Buffer.alloc(10))
    const hold = gate()
    const both = gate()
    let held = 0
    content.before = async () => {
      if (++held === 2) both.resolve()
      await hold.promise
    }
    const going = [get(path), get(path)]
    await both.promise
    const refused = await get(path)
    expect([refused.status, codeOf(refused)]).toEqual([503, 'OVERLOADED'])
    const other = `spk_${'o'.repeat(43)}`
    content.callers.set(other, { ...CALLER, subject: 'Users-2' })
    const third = get(path, { authorization: `Bearer ${other}` })
    hold.resolve()
    expect((await Promise.all([...going, third])).map(({ status }) => status)).toEqual([200, 200, 200])
    await idle()
  })
})
