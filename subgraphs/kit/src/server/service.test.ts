import { afterEach, describe, expect, test } from '@jest/globals'
import { generateKeyPair } from '../assertion/keys.js'
import { AssertionSigner } from '../assertion/sign.js'
import { AssertionVerifier } from '../assertion/verify.js'
import { closeConnections, ComponentClient } from '../client.js'
import { SpaceportError } from '../errors.js'
import type { Listening } from './listen.js'
import type { Route } from './route.js'
import { startService } from './service.js'

const gateway = generateKeyPair()
const zone = generateKeyPair()
const instance = generateKeyPair()
const running: Listening[] = []

afterEach(async () => {
  await closeConnections().catch(() => {})
  await Promise.all(running.splice(0).map((one) => one.close(0)))
})

async function service(routes: Route[]) {
  const verifier = new AssertionVerifier({
    audience: 'Instances-1',
    privateKey: instance.privateKey,
    peers: { gateway: gateway.publicKey, zone: zone.publicKey },
  })
  const listening = await startService({ host: '127.0.0.1', port: 0, verifier, routes, maxBody: 1_000 })
  running.push(listening)
  return listening.url
}

function clientOf(url: string, issuer = 'gateway', privateKey = gateway.privateKey): ComponentClient {
  const signer = new AssertionSigner({ issuer, privateKey })
  return new ComponentClient(signer, { name: 'Instances-1', url, publicKey: instance.publicKey })
}

const echo: Route = {
  method: 'POST',
  path: '/spaces/:space/echo',
  from: ['gateway'],
  handle: ({ params, issuer, body }) => Response.json({ params, issuer, body: body.toString() }),
}

describe('a service', () => {
  test('answers a component that its route names', async () => {
    const client = clientOf(await service([echo]))
    await expect(client.ask({ method: 'POST', path: '/spaces/Spaces-1/echo', json: { a: 1 } })).resolves.toEqual({
      params: { space: 'Spaces-1' },
      issuer: 'gateway',
      body: '{"a":1}',
    })
  })

  test.each(['/spaces/Spaces-1/echo', '/nowhere'])('answers nobody without an assertion: %s', async (path) => {
    const answer = await fetch(new URL(path, await service([echo])), { method: 'POST', body: '{}' })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  test('refuses a component that its route does not name', async () => {
    const client = clientOf(await service([echo]), 'zone', zone.privateKey)
    expect(await client.call({ method: 'POST', path: '/spaces/Spaces-1/echo', json: {} })).toMatchObject({
      status: 401,
    })
  })

  test('refuses a body beyond its limit before looking at anything else', async () => {
    const answer = await fetch(new URL('/spaces/Spaces-1/echo', await service([echo])), {
      method: 'POST',
      body: 'x'.repeat(2_000),
    })
    expect(answer.status).toBe(413)
  })

  test('tells a coded error and masks any other', async () => {
    const fail = (error: Error): Route => ({ ...echo, handle: () => Promise.reject(error) })
    const coded = clientOf(await service([fail(new SpaceportError('CONFLICT', 'The name is taken.'))]))
    await expect(coded.ask({ method: 'POST', path: '/spaces/x/echo' })).rejects.toMatchObject({ code: 'CONFLICT' })
    const masked = clientOf(await service([fail(new Error('SELECT secret FROM host'))]))
    const { status, json } = await masked.call({ method: 'POST', path: '/spaces/x/echo' })
    expect(status).toBe(500)
    expect(JSON.stringify(json)).not.toContain('secret')
  })

  test('stops its work when the asker hangs up or the deadline passes', async () => {
    let begun = () => {}
    let stopped: (reason: unknown) => void = () => {}
    const wait: Route = {
      ...echo,
      handle: ({ signal }) =>
        new Promise((_resolve, reject) => {
          begun()
          signal.addEventListener('abort', () => {
            stopped(signal.reason)
            reject(signal.reason)
          })
        }),
    }
    const url = await service([wait])
    const path = '/spaces/x/echo'
    await expect(clientOf(url).ask({ method: 'POST', path, remaining: 5 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    })
    const hangUp = new AbortController()
    const hungUp = new Promise((resolve) => (stopped = resolve))
    begun = () => hangUp.abort()
    await expect(clientOf(url).ask({ method: 'POST', path, signal: hangUp.signal })).rejects.toThrow()
    await expect(hungUp).resolves.toMatchObject({ name: 'AbortError' })
  })

  test('streams lines as they are written', async () => {
    const lines: Route = {
      method: 'GET',
      path: '/lines',
      from: ['gateway'],
      endless: true,
      handle: () => new Response('{"n":1}\n{"n":2}\n'),
    }
    const seen: unknown[] = []
    for await (const line of clientOf(await service([lines])).stream({ method: 'GET', path: '/lines' })) seen.push(line)
    expect(seen).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('a busy port is one clear sentence', async () => {
    const { port } = new URL(await service([echo]))
    const again = startService({
      host: '127.0.0.1',
      port: Number(port),
      verifier: new AssertionVerifier({ audience: 'x', privateKey: instance.privateKey, peers: {} }),
      routes: [],
    })
    await expect(again).rejects.toThrow(/^Port \d+ on 127\.0\.0\.1 is used by another program\.$/)
  })
})
