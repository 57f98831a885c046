import { afterEach, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { createWebServer } from './http.mjs'

const TOKEN = 'proxy-token-of-at-least-32-characters'
/** Milliseconds that these servers wait for a client, instead of nine seconds. */
const SLOWEST = 250

let server: Server
let seen: IncomingMessage[]

async function start(
  options: Parameters<typeof createWebServer>[1] = {},
  answer: (request: IncomingMessage, response: ServerResponse) => unknown = (_, response) => response.end('ok'),
): Promise<string> {
  seen = []
  server = createWebServer((request, response) => {
    seen.push(request)
    return answer(request, response)
  }, options)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

describe('what passes on to Next', () => {
  test('is nothing that only we may say, and the address of the connection', async () => {
    const url = await start({ proxyToken: TOKEN })
    const forged = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
      'x-user': 'Users-1',
      'spaceport-assertion': 'forged',
      'spaceport-proxy': 'x'.repeat(32),
      'spaceport-request-id': 'forged',
      'spaceport-deadline': '900',
    }
    await fetch(url, { headers: forged })
    const { headers } = seen[0]!
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'spaceport-deadline': '900',
    })
    expect(JSON.stringify(headers)).not.toMatch(/forged|6\.6\.6\.6|evil|Users-1|xxxx/)
  })

  test('is the address that a proxy of ours saw', async () => {
    const url = await start({ proxyToken: TOKEN, https: true })
    const ask = (value: string) => fetch(url, { headers: { 'x-forwarded-for': value, 'spaceport-proxy': TOKEN } })
    await ask('6.6.6.6, 10.0.0.1')
    await ask('nonsense')
    expect(seen.map(({ headers }) => headers['x-forwarded-for'])).toEqual(['10.0.0.1', '127.0.0.1'])
    expect(seen[0]!.headers['x-forwarded-proto']).toBe('https')
    expect(JSON.stringify(seen[0]!.headers)).not.toContain(TOKEN)
  })
})

describe('every answer', () => {
  test('says that it is not to be framed or guessed at, and under https to come back by https', async () => {
    for (const https of [false, true]) {
      const url = await start({ https })
      for (const init of [{}, { method: 'POST', body: 'x'.repeat(2 * 1024 * 1024) }]) {
        const { headers } = await fetch(url, init)
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
        expect(headers.get('referrer-policy')).toBe('same-origin')
        expect(headers.get('strict-transport-security')).toBe(https ? 'max-age=31536000' : null)
      }
      server.closeAllConnections()
      server.close()
    }
    await start()
  })
})

test('a body over a megabyte is refused at once, with an answer that its sender can read', async () => {
  const url = await start()
  const answer = await fetch(`${url}/graphql`, { method: 'POST', body: 'x'.repeat(3 * 1024 * 1024) })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_LARGE' } }] })
  expect(seen).toHaveLength(0)
})

test('a piece of a file may be larger, as the gateway takes it', async () => {
  const url = await start({}, (request, response) => request.resume().on('end', () => response.end('ok')))
  const put = (mebibytes: number) =>
    fetch(`${url}/spaces/Spaces-1/content/ab`, { method: 'PUT', body: new Uint8Array(mebibytes * 1024 * 1024) })
  expect((await put(8)).status).toBe(200)
  expect((await put(9)).status).toBe(413)
})

/** What comes back on a connection on which `text` is sent, when the other side has closed it. */
async function sent(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
  socket.on('error', () => {})
  socket.write(text)
  await new Promise((resolve) => socket.once('close', resolve))
  return received
}

describe('a client that keeps the server waiting is hung up on', () => {
  test.each([
    ['says nothing', ''],
    ['sends no end of headers', 'GET / HTTP/1.1\r\nhost: web\r\nx-a: '],
    ['sends half of a body', 'POST / HTTP/1.1\r\nhost: web\r\ncontent-length: 10\r\n\r\n12345'],
  ])('who %s', async (_, text) => {
    const url = await start({ slowest: SLOWEST }, (request, response) => {
      request.resume().on('end', () => response.end('ok'))
    })
    expect(await sent(url, text)).not.toContain('200 OK')
  })

  test.each([
    ['reads nothing', 0],
    ['reads drop by drop', 1],
  ])('who %s', async (_, bytes) => {
    const url = await start({ slowest: SLOWEST }, (_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(16_000)));
      }
      response.on('drain', write)
      write()
    })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nhost: web\r\n\r\n')
    // Who reads nothing learns that the other side has hung up by writing.
    const drops = setInterval(() => (socket.read(bytes), socket.write('\r\n')), SLOWEST / 10)
    await new Promise((resolve) => socket.once('close', resolve))
    clearInterval(drops)
  })

  test('and who waits for a slow answer is not', async () => {
    let give = (_answer: string) => {}
    const answer = new Promise<string>((resolve) => (give = resolve))
    const url = await start({ slowest: SLOWEST }, async (_, response) => response.end(await answer))
    const slow = fetch(url)
    // Another is hung up on meanwhile.
    await sent(url, 'GET / HTTP/1.1\r\nx-a: ')
    give('late')
    expect(await (await slow).text()).toBe('late')
  })
})

test('what is not HTTP is refused, and says nothing more', async () => {
  const url = await start()
  for (const text of [
    'POST / HTTP/1.1\r\nhost: web\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    'POST / HTTP/1.1\r\nhost: web\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: web\r\nx-a: one\rx-b: two\r\n\r\n',
  ]) {
    expect(await sent(url, text)).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/)
  }
  expect(seen).toHaveLength(0)
})
