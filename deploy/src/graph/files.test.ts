import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { fetchFile, handInFile, type FileDoor } from './files.js'

const bytes = new TextEncoder().encode('what is carried')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const address = `/spaces/Spaces-6/content/${sha256}`

let server: Server
let door: FileDoor
/** What the gateway has, by its address. */
let kept: Map<string, Uint8Array>
let asked: string[]
beforeEach(async () => {
  ;[kept, asked] = [new Map(), []]
  server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request
    asked.push(method)
    if (headers.authorization !== 'Bearer key') return void response.writeHead(401).end('Who are you?')
    if (method === 'HEAD') return void response.writeHead(200, { 'upload-complete': kept.has(url) ? '?1' : '?0' }).end()
    if (method === 'PUT') {
      const body = await buffer(request)
      if (headers['upload-offset'] === '0' && headers['upload-length'] === String(body.length)) kept.set(url, body)
    }
    response.end(kept.get(url))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  door = { gateway: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, apiKey: 'key' }
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

test('a file that is handed in is there, and is not sent again', async () => {
  expect(await handInFile(door, 'Spaces-6', bytes)).toBe(sha256)
  expect(await fetchFile(door, 'Spaces-6', sha256)).toEqual(bytes)
  await handInFile(door, 'Spaces-6', bytes)
  expect(asked).toEqual(['HEAD', 'PUT', 'GET', 'HEAD'])
})

test('other bytes than were asked for are refused', async () => {
  kept.set(address, new TextEncoder().encode('something else'))
  await expect(fetchFile(door, 'Spaces-6', sha256)).rejects.toThrow('other bytes')
})

test('what the gateway refuses is told with its reason', async () => {
  await expect(fetchFile({ ...door, apiKey: 'another' }, 'Spaces-6', sha256)).rejects.toThrow(
    'status 401: Who are you?',
  )
})
