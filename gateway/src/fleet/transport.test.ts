import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { closeConnections } from '@spaceport/kit/client'
import { SpaceportError } from '@spaceport/kit/errors'
import { GATEWAY_KEYS, startComponent } from '../testing/component.js'
import type { FleetInstance } from './context.js'
import { FleetDataSource } from './data-source.js'
import { MemoryTransport, memoryFleet } from './testing/fleet.js'
import { SDL } from './testing/sdl.js'
import { HttpTransport, type Batch, type InstanceTransport } from './transport.js'

const QUERY = '{ projects(first: 9) { nodes { name } completeness { answered missing { space reason } } } }'
const projects = {
  1: [{ local: 1, name: 'well', lastDeployedAt: 1 }],
  2: [{ local: 1, name: 'ill', lastDeployedAt: 1 }],
}

const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  await closeConnections()
  for (const close of closing.splice(0)) await close()
})

/** An Instance that answers rightly, by the real server with its guard. */
async function startWell(): Promise<FleetInstance> {
  const { spaces } = memoryFleet(projects)
  const memory = new MemoryTransport(spaces)
  const component = await startComponent('Instances-1', [
    {
      method: 'POST',
      path: '/batch',
      async handle({ body, caller, signal, remaining, requestId }) {
        const batch = JSON.parse(body.toString()) as Batch
        const call = { caller: caller!, signal, remaining: remaining(), requestId }
        const lines: string[] = []
        for await (const line of memory.batch({ id: 'memory', url: '', publicKey: '' }, batch, call)) {
          lines.push(JSON.stringify(line))
        }
        return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'application/x-ndjson' } })
      },
    },
  ])
  closing.push(() => component.close())
  return { id: component.name, url: component.url, publicKey: component.publicKey }
}

/** An Instance that answers anyhow. */
async function startIll(answer: (response: ServerResponse, request: IncomingMessage) => void): Promise<FleetInstance> {
  const listener: RequestListener = (request, response) => {
    request.resume()
    request.once('end', () => answer(response, request))
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { id: 'Instances-2', url: `http://127.0.0.1:${port}`, publicKey: generateKeyPair().publicKey }
}

/** Asks both. `late`: the request's time is over as soon as the well one has answered. */
async function askBoth(ill: FleetInstance, { late = false } = {}) {
  const { context, abort } = memoryFleet(projects)
  const http = new HttpTransport(
    new AssertionSigner({ issuer: 'gateway', privateKey: GATEWAY_KEYS.privateKey }),
    LOOPBACK_ONLY,
  )
  const transport: InstanceTransport = {
    async *batch(instance, batch, call) {
      yield* http.batch(instance, batch, call)
      if (late) setImmediate(() => abort.abort(new SpaceportError('DEADLINE_EXCEEDED', 'late')))
    },
    probe: () => Promise.resolve(),
  }
  const source = new FleetDataSource({ sdl: SDL, transport })
  const spaces = new Map([
    ['Spaces-1', await startWell()],
    ['Spaces-2', ill],
  ])
  const { data, errors = [] } = await source.answer(QUERY, {}, { ...context, spaces, remaining: () => 60_000 })
  return JSON.parse(JSON.stringify({ data, errors })) as { data: unknown; errors: unknown[] }
}

function sendForEver(response: ServerResponse, block: Buffer): void {
  while (!response.destroyed && response.write(block));
  if (!response.destroyed) response.once('drain', () => sendForEver(response, block))
}

const line = (name: string) => JSON.stringify({ space: 'Spaces-2', data: { projects: { nodes: [{ name }] } } })

describe('an Instance over HTTP that', () => {
  it.each<[string, string, (response: ServerResponse, request: IncomingMessage) => void]>([
    ['answers with status 500', 'REFUSED', (response) => response.writeHead(500).end('Error: at /srv/space/src/x.ts')],
    ['redirects', 'REFUSED', (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['sends HTML', 'BAD_ANSWER', (response) => response.end('<html>\n<body>Hello</body>\n</html>\n')],
    ['sends half a line of JSON', 'BAD_ANSWER', (response) => response.end('{"space":"Spaces-2","da')],
    ['sends invalid UTF-8', 'BAD_ANSWER', (response) => response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x0a]))],
    ['sends nothing', 'UNREACHABLE', (response) => response.end()],
    ['closes the connection at once', 'UNREACHABLE', (response) => response.destroy()],
    [
      'closes the connection in the middle of the answer',
      'UNREACHABLE',
      (response) => {
        response.writeHead(200, { 'content-length': '5000' })
        response.write(line('half').slice(0, 20), () => response.destroy())
      },
    ],
    ['never answers', 'TIMEOUT', () => {}],
    ['stops in the middle of the answer', 'TIMEOUT', (response) => void response.write('{"space":')],
    ['sends a line without an end', 'TOO_LARGE', (response) => sendForEver(response, Buffer.alloc(1024 * 1024, 'x'))],
    [
      'sends lines without an end',
      'TOO_LARGE',
      (response) => sendForEver(response, Buffer.from(`${JSON.stringify({ space: 'x'.repeat(1024 * 1024) })}\n`)),
    ],
    [
      'fails with an error page without an end',
      'TOO_LARGE',
      (response) => sendForEver(response.writeHead(500), Buffer.alloc(1024 * 1024, 'x')),
    ],
  ])('%s is one error (%s), and the others answer', async (_, reason, answer) => {
    const { data, errors } = await askBoth(await startIll(answer), { late: reason === 'TIMEOUT' })
    expect(data).toEqual({
      projects: {
        nodes: [{ name: 'well' }],
        completeness: { answered: 1, missing: [{ space: 'Spaces-2', reason }] },
      },
    })
    const code = reason === 'TIMEOUT' ? 'SPACE_TIMEOUT' : 'SPACE_UNAVAILABLE'
    expect(errors).toMatchObject([{ path: ['projects'], extensions: { code, space: 'Spaces-2', reason } }])
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|\/srv/)
  })

  it('keeps what it sent before it broke off', async () => {
    const ill = await startIll((response) => {
      response.writeHead(200, { 'content-length': '5000' })
      const whole = { nodes: [{ name: 'ill' }], fleet0_edges: [] }
      response.write(`${JSON.stringify({ space: 'Spaces-2', data: { projects: whole } })}\n`, () => response.destroy())
    })
    const { errors } = await askBoth(ill)
    // The Space answered in full; only that its rows have no cursors is held against it.
    expect(errors).toMatchObject([{ extensions: { reason: 'BAD_ANSWER' } }])
  })

  it('is gone is unreachable, without a word about where it was', async () => {
    const ill = await startIll(() => {})
    await closing.pop()?.()
    const { errors } = await askBoth(ill)
    expect(errors).toMatchObject([{ extensions: { code: 'SPACE_UNAVAILABLE', reason: 'UNREACHABLE', retry: true } }])
    expect(JSON.stringify(errors)).not.toContain('127.0.0.1')
  })

  it('hears that the caller has gone', async () => {
    const { context, abort } = memoryFleet(projects)
    const closed = new Promise<void>((resolve) => {
      void startIll((response, request) => {
        request.socket.once('close', resolve)
        abort.abort(new DOMException('gone', 'AbortError'))
      }).then((ill) => {
        const signer = new AssertionSigner({ issuer: 'gateway', privateKey: GATEWAY_KEYS.privateKey })
        const source = new FleetDataSource({ sdl: SDL, transport: new HttpTransport(signer, LOOPBACK_ONLY) })
        return source.answer('{ projectCount }', {}, { ...context, spaces: new Map([['Spaces-2', ill]]) })
      })
    })
    await closed
  })
})
