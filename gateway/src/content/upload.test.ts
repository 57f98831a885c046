import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import { digest, startContent, type TestContent } from '../testing/content.js'
import { API_KEY, CALLER } from '../testing/credentials.js'
import { cookie, key } from '../testing/post.js'
import { openRaw, openUnread } from '../testing/raw.js'
import { LARGEST_PIECE } from './upload.js'

let content: TestContent
beforeAll(async () => {
  content = await startContent()
})
afterAll(() => content.close())
beforeEach(() => {
  content.callers.set(API_KEY, CALLER)
  content.spent.length = 0
  content.instance.requests.length = 0
})

const octets = { 'content-type': 'application/octet-stream' }
const pathOf = (sha256: string) => `/spaces/Spaces-1/content/${sha256}`

async function put(path: string, body: Buffer, headers: Record<string, string>) {
  const answer = await request(`${content.url}${path}`, {
    method: 'PUT',
    headers: { ...key, ...octets, ...headers },
    body,
  })
  const json = (await answer.body.json()) as { offset?: number; errors?: { extensions: { code: string } }[] }
  return { status: answer.statusCode, headers: answer.headers, json, code: json.errors?.[0]?.extensions.code }
}

const at = (offset: number, total: number) => ({ 'upload-offset': `${offset}`, 'upload-length': `${total}` })

describe('an upload', () => {
  test('goes in pieces, and on where it was', async () => {
    const bytes = randomBytes(600_000)
    const path = pathOf(digest(bytes))
    const first = await put(path, bytes.subarray(0, 400_000), at(0, 600_000))
    expect([first.status, first.json, first.headers['upload-offset']]).toEqual([
      200,
      { offset: 400_000, complete: false },
      '400000',
    ])
    expect(await put(path, bytes, at(0, 600_000))).toMatchObject({ status: 409, code: 'CONFLICT' })
    const head = await request(`${content.url}${path}`, { method: 'HEAD', headers: key })
    expect([head.statusCode, head.headers['upload-offset']]).toEqual([204, '400000'])
    expect((await put(path, bytes.subarray(400_000), at(400_000, 600_000))).json).toEqual({
      offset: 600_000,
      complete: true,
    })
    expect(content.files.get(digest(bytes))?.equals(bytes)).toBe(true)
    expect(content.spent).toEqual([3, 4, 1, 2])
  })

  test('with the wrong bytes is refused as the Space does', async () => {
    expect(await put(pathOf(digest(Buffer.from('a'))), Buffer.from('b'), at(0, 1))).toMatchObject({
      status: 400,
      code: 'BUNDLE_TAMPERED',
    })
  })

  test.each<[Record<string, string>, string]>([
    [{ 'upload-offset': '0' }, 'BAD_INPUT'],
    [{ ...at(0, 1), 'upload-offset': '-1' }, 'BAD_INPUT'],
    [{ ...at(0, 1), 'upload-length': '1e3' }, 'BAD_INPUT'],
    [{ ...at(0, 1), 'content-type': 'multipart/form-data; boundary=x' }, 'UNSUPPORTED_MEDIA_TYPE'],
    [{ ...at(0, 1), 'content-encoding': 'gzip' }, 'UNSUPPORTED_MEDIA_TYPE'],
    [{ ...at(0, 1), authorization: 'Bearer x' }, 'UNAUTHENTICATED'],
  ])('that says %j is refused: %s', async (headers, code) => {
    expect((await put(pathOf('a'.repeat(64)), Buffer.from('a'), headers)).code).toBe(code)
    expect(content.instance.requests).toEqual([])
  })

  test('of too large a piece is refused', async () => {
    const answer = await put(pathOf('a'.repeat(64)), Buffer.alloc(LARGEST_PIECE + 1), at(0, LARGEST_PIECE + 1))
    expect([answer.status, answer.code]).toEqual([413, 'TOO_LARGE'])
    expect(content.instance.requests).toEqual([])
  })

  test('by another site with the cookie of a person, or by a key that may only read, is refused', async () => {
    const path = pathOf(digest(Buffer.from('a')))
    const headers = { ...octets, ...cookie, ...at(0, 1), origin: 'https://evil.example' }
    const crossed = await request(`${content.url}${path}`, { method: 'PUT', headers, body: 'a' })
    expect(crossed.statusCode).toBe(400)
    await crossed.body.dump()
    content.callers.set(API_KEY, { ...CALLER, cap: { spaces: null, readOnly: true, permissions: null } })
    expect((await put(path, Buffer.from('a'), at(0, 1))).code).toBe('READ_ONLY_KEY')
    expect(content.instance.requests).toEqual([])
  })
})

describe('a sender', () => {
  const begin = (length: number) =>
    `PUT ${pathOf('b'.repeat(64))} HTTP/1.1\r\nhost: x\r\nauthorization: ${key.authorization}\r\n` +
    `content-type: application/octet-stream\r\ncontent-length: ${length}\r\nupload-offset: 0\r\nupload-length: ${length}\r\n\r\nabc`

  const until = async (count: number) => {
    while (content.transfers.inAll !== count) await delay(1)
  }

  test('who hangs up in the middle leaves nothing behind', async () => {
    const { socket } = openUnread(content.url, begin(1_000))
    await until(1)
    socket.destroy()
    await until(0)
    expect(content.instance.requests).toEqual([])
  })

  test('who sends nothing more is sent away', async () => {
    const { closed } = openRaw(content.url, begin(1_000))
    await until(1)
    expect(await closed).toMatch(/^HTTP\/1.1 408 /)
    await until(0)
    expect(content.instance.requests).toEqual([])
  })
})
