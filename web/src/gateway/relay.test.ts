import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { relay } from './relay'

let server: Server
let requests: IncomingMessage[]
let respond: RequestListener

/** What Node's fetch writes by itself. */
const FETCH_ITSELF = new Set(
  `accept accept-encoding accept-language cache-control connection host pragma sec-fetch-mode transfer-encoding
  user-agent`.split(/\s+/),
)

const ORIGIN = 'http://spaceport.example'

function ask(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
  return relay(new Request(ORIGIN + path, { method: 'POST', body: '{}', ...init }))
}

beforeEach(async () => {
  requests = []
  respond = (_request, response) => response.end('{}')
  server = createServer((request, response) => {
    requests.push(request)
    respond(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.env.SPACEPORT_GATEWAY_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  delete process.env.SPACEPORT_GATEWAY_URL
  if (!server.listening) return
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

describe('what passes to the gateway', () => {
  test('the body, the credential and the session cookie, and no other cookie or header', async () => {
    let body = ''
    respond = async (request, response) => {
      for await (const chunk of request) body += String(chunk)
      response.end('{}')
    }
    await ask('/graphql', {
      body: '{"query":"{me{id}}"}',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer spk_x',
        cookie: 'theme=dark; spaceport=sps_1; __Host-spaceport=sps_2; spaceport-oidc=b; spaceportx=3; x-spaceport=4',
        'spaceport-deadline': '900',
        'spaceport-assertion': 'forged',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'evil.example',
        forwarded: 'for=10.0.0.1',
        'x-user': 'Users-1',
        'x-real-ip': '10.0.0.1',
        'x-middleware-subrequest': 'middleware',
        'proxy-authorization': 'Basic x',
        te: 'trailers',
        connection: 'x-custom',
        'x-custom': '1',
      },
    })
    expect(body).toBe('{"query":"{me{id}}"}')
    const sent = requests[0]!.headers
    const ours = Object.keys(sent).filter((name) => !FETCH_ITSELF.has(name))
    expect(Object.fromEntries(ours.map((name) => [name, sent[name]]))).toEqual({
      authorization: 'Bearer spk_x',
      'content-type': 'application/json',
      cookie: 'spaceport=sps_1; __Host-spaceport=sps_2; spaceport-oidc=b',
      'spaceport-deadline': '900',
    })
    expect(sent.host).toMatch(/^127\.0\.0\.1:/)
    expect(sent.connection).toBe('keep-alive')
  })

  test('the address that our own server found, with the secret for which the gateway believes it', async () => {
    process.env.SPACEPORT_PROXY_TOKEN = 'proxy-token-of-at-least-32-characters'
    try {
      await ask('/graphql', { headers: { 'x-forwarded-for': '10.0.0.1', 'spaceport-proxy': 'forged' } })
      expect(requests[0]!.headers).toMatchObject({
        'x-forwarded-for': '10.0.0.1',
        'spaceport-proxy': 'proxy-token-of-at-least-32-characters',
      })
    } finally {
      delete process.env.SPACEPORT_PROXY_TOKEN
    }
  })

  test('no more than the gateway takes, whether its length is told or not', async () => {
    respond = (request, response) => void request.resume().on('end', () => response.end('{}'))
    const part = new Uint8Array(100_000).fill(32)
    const parts = (count: number) =>
      new ReadableStream({
        pull(controller) {
          if (count-- > 0) controller.enqueue(part)
          else controller.close()
        },
      })
    expect((await ask('/graphql', { body: parts(10), duplex: 'half' })).status).toBe(200)
    const answer = await ask('/graphql', { body: parts(11), duplex: 'half' })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_LARGE' } }] })
  })

  test('nothing that another site sends with the cookie of the caller', async () => {
    const answer = await ask('/graphql', { headers: { 'sec-fetch-site': 'cross-site', cookie: 'spaceport=sps_1' } })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'CSRF' } }] })
    expect(requests).toHaveLength(0)
  })

  test('a person who comes back from an identity provider, by a navigation and not by a post', async () => {
    const back = '/auth/oidc/callback/1?code=c&state=s'
    const headers = { 'sec-fetch-site': 'cross-site', cookie: 'spaceport=sps_1' }
    expect((await relay(new Request(ORIGIN + back, { headers }))).status).toBe(200)
    expect(requests[0]?.url).toBe(back)
    expect((await ask(back, { headers })).status).toBe(400)
    expect((await relay(new Request(`${ORIGIN}/auth/providers`, { headers }))).status).toBe(400)
    expect(requests).toHaveLength(1)
  })

  test.each([
    '/internal/membership',
    '/auth',
    '/auth/../internal',
    '/auth/%2e%2e/internal',
    '/auth/a%2fb',
    '/graphql/x',
  ])('nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
    expect(requests).toHaveLength(0)
  })
})

describe('what comes back', () => {
  test('status, cookies and content type, without CORS or the names of what is behind', async () => {
    respond = (_request, response) => {
      response.writeHead(401, {
        'content-type': 'application/json',
        'set-cookie': ['spaceport=; Max-Age=0', 'other=1'],
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        server: 'inside',
        'x-powered-by': 'inside',
        'spaceport-request-id': 'r1',
      })
      response.end('{"errors":[]}')
    }
    const answer = await ask('/auth/sign-in')
    expect(answer.status).toBe(401)
    expect([...answer.headers]).toEqual([
      ['cache-control', 'no-store'],
      ['content-type', 'application/json'],
      ['set-cookie', 'spaceport=; Max-Age=0'],
      ['set-cookie', 'other=1'],
      ['spaceport-request-id', 'r1'],
    ])
    expect(await answer.text()).toBe('{"errors":[]}')
  })

  test('each part as soon as it is there', async () => {
    let held: ServerResponse | undefined
    respond = (_request, response) => {
      held = response
      response.write('first')
    }
    const answer = await ask('/graphql')
    const reader = answer.body!.getReader()
    expect(Buffer.from((await reader.read()).value!).toString()).toBe('first')
    held!.end('second')
    expect(Buffer.from((await reader.read()).value!).toString()).toBe('second')
  })

  test('one coded error when the gateway does not answer', async () => {
    server.close()
    await once(server, 'close')
    const answer = await ask('/graphql')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
    expect(text).not.toContain('127.0.0.1')
  })
})

test('a caller who hangs up ends the call to the gateway', async () => {
  respond = () => undefined
  const arrived = once(server, 'request') as Promise<[IncomingMessage]>
  const caller = new AbortController()
  const answer = ask('/graphql', { signal: caller.signal })
  const [request] = await arrived
  const gone = once(request.socket, 'close')
  caller.abort()
  await gone
  expect((await answer).status).toBe(503)
})
