import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { relay } from './relay'

const PATH = `/spaces/Spaces-1/content/${'a'.repeat(64)}`
const ORIGIN = 'http://spaceport.example'

let server: Server
let requests: IncomingMessage[]
let respond: RequestListener
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request)
    respond(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.env.SPACEPORT_GATEWAY_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  delete process.env.SPACEPORT_GATEWAY_URL
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})
beforeEach(() => {
  requests = []
})

test('a file passes in parts, to be saved', async () => {
  const described = {
    'accept-ranges': 'bytes',
    'content-disposition': 'attachment; filename="a"',
    'content-length': '2',
    'content-range': 'bytes 1-2/9',
    'content-type': 'application/octet-stream',
    etag: '"a"',
    'x-content-type-options': 'nosniff',
  }
  respond = (_request, response) => response.writeHead(206, described).end('ab')
  const answer = await relay(new Request(ORIGIN + PATH, { headers: { range: 'bytes=1-2', 'if-range': '"a"' } }))
  expect([answer.status, await answer.text()]).toEqual([206, 'ab'])
  expect(Object.fromEntries(answer.headers)).toMatchObject(described)
  expect(requests[0]).toMatchObject({ method: 'GET', url: PATH, headers: { range: 'bytes=1-2', 'if-range': '"a"' } })
})

test('the length that an encoded body has on the way is not told of the decoded one', async () => {
  const body = gzipSync('abc')
  respond = (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).end(body)
  const answer = await relay(new Request(ORIGIN + PATH))
  expect([await answer.text(), answer.headers.get('content-length')]).toEqual(['abc', null])
})

test('exports pass, as forms send them too, and not for another site', async () => {
  respond = (_request, response) => response.writeHead(200, { 'content-disposition': 'attachment' }).end('a')
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const post = (headers: Record<string, string>) =>
    relay(new Request(`${ORIGIN}/export`, { method: 'POST', body: 'format=csv', headers }))
  expect((await post(form)).headers.get('content-disposition')).toBe('attachment')
  expect((await relay(new Request(`${ORIGIN}/audit/export?of=zone`))).status).toBe(200)
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /export', 'GET /audit/export?of=zone'])
  expect(requests[0]?.headers['content-type']).toBe(form['content-type'])
  expect((await post({ ...form, 'sec-fetch-site': 'cross-site' })).status).toBe(400)
  expect((await post({ ...form, 'sec-fetch-site': 'same-site' })).status).toBe(400)
  expect((await relay(new Request(`${ORIGIN}/audit/export/x`))).status).toBe(404)
  expect(requests).toHaveLength(2)
})

test('a piece of a file passes, larger than any question, and says how far it is', async () => {
  let size = 0
  respond = (request, response) => {
    request.on('data', (chunk: Buffer) => (size += chunk.length))
    request.on('end', () => response.writeHead(200, { 'upload-offset': '8388608', 'upload-complete': '?0' }).end('{}'))
  }
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0', 'upload-length': '9000000' }
  const put = (length: number, more = {}) =>
    relay(new Request(ORIGIN + PATH, { method: 'PUT', body: new Uint8Array(length), headers: { ...headers, ...more } }))
  const answer = await put(8 * 1024 * 1024)
  expect([answer.status, answer.headers.get('upload-offset'), size]).toEqual([200, '8388608', 8 * 1024 * 1024])
  expect(requests[0]?.headers).toMatchObject(headers)
  expect((await put(8 * 1024 * 1024 + 1)).status).toBe(413)
  requests = []
  expect((await put(1, { 'sec-fetch-site': 'cross-site', cookie: 'spaceport=sps_1' })).status).toBe(400)
  expect(requests).toHaveLength(0)
})

test.each([
  '/spaces/Spaces-1',
  '/spaces/Spaces-1/content',
  '/spaces/Spaces-1/content/..%2fx',
  '/spaces/Spaces-1/graphql',
  `/spaces/x/content/${'a'.repeat(64)}`,
])('nothing else of a Space passes: %s', async (path) => {
  expect((await relay(new Request(ORIGIN + path))).status).toBe(404)
  expect(requests).toHaveLength(0)
})
