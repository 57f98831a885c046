import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { startWeb } from './testing/web-process'

let gateway: Server

beforeEach(async () => {
  gateway = createServer().listen(0, '127.0.0.1')
  await once(gateway, 'listening')
})
afterEach(async () => {
  gateway.closeAllConnections()
  gateway.close()
  await once(gateway, 'close')
})

const portOf = (server: Server) => (server.address() as AddressInfo).port

test('asked to end, it gives the answers under way first', async () => {
  const web = await startWeb(`http://127.0.0.1:${portOf(gateway)}`)
  const asked = once(gateway, 'request') as Promise<[unknown, ServerResponse]>
  const answer = fetch(`${web.url}/graphql`, { method: 'POST', body: '{}' })
  const [, response] = await asked
  response.write('{"da')
  const ended = web.stop()
  const reader = (await answer).body!.getReader()
  let text = Buffer.from((await reader.read()).value!).toString()
  response.end('ta":null}')
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += Buffer.from(part.value).toString()
  expect(text).toBe('{"data":null}')
  expect(await ended).toBe(0)
})

test('asked to end, it does not wait for streams that have no end', async () => {
  const web = await startWeb(`http://127.0.0.1:${portOf(gateway)}`)
  const asked = once(gateway, 'request') as Promise<[IncomingMessage, ServerResponse]>
  const answer = fetch(`${web.url}/graphql`, { method: 'POST', body: '{}', headers: { accept: 'text/event-stream' } })
  const [request, response] = await asked
  expect(request.headers.accept).toBe('text/event-stream')
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' })
  response.write(':\n\n')
  const reader = (await answer).body!.getReader()
  expect(Buffer.from((await reader.read()).value!).toString()).toBe(':\n\n')
  const hungUp = once(response, 'close')
  expect(await web.stop()).toBe(0)
  await hungUp
  await reader.cancel().catch(() => {})
})

test('a busy port is said in one sentence', async () => {
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: '', SPACEPORT_WEB_PORT: String(portOf(gateway)) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(1)
  expect(said).toBe(`Port ${portOf(gateway)} is in use. Choose another with SPACEPORT_WEB_PORT.\n`)
})
