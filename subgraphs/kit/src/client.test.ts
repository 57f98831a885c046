import { afterEach, describe, expect, test } from '@jest/globals'
import { generateKeyPair, type KeyPair } from './assertion/keys.js'
import { fixedKeys, readKeys, type GivenKeys } from './assertion/key-source.js'
import { ReplayGuard } from './assertion/replay.js'
import { AssertionSigner } from './assertion/sign.js'
import { AssertionVerifier } from './assertion/verify.js'
import { closeConnections, ComponentClient, type Peer } from './client.js'
import { OTHER_MACHINES } from './client/addresses.js'
import { SpaceportError } from './errors.js'
import { listen, type Listening } from './server/listen.js'
import type { Route } from './server/route.js'
import { startService } from './server/service.js'

const [gateway, instance, next] = Array.from({ length: 3 }, generateKeyPair) as [KeyPair, KeyPair, KeyPair]
const running: Listening[] = []
afterEach(async () => {
  await closeConnections()
  await Promise.all(running.splice(0).map((one) => one.close(0)))
})

/** An Instance whose keys a test replaces, and which starts anew on demand. It counts what it did, not what it refused. */
async function instanceOf(given: GivenKeys, options: { most?: number } = {}) {
  let keys = readKeys({ peers: { gateway: gateway.publicKey }, ...given })
  const done: string[] = []
  const note: Route = {
    method: 'POST',
    path: '/work',
    from: ['gateway'],
    handle({ body }) {
      done.push(body.toString())
      return Response.json({ done: done.length })
    },
  }
  const unknown: Route = {
    ...note,
    path: '/sign-in',
    handle(request) {
      void note.handle(request)
      throw new SpaceportError('UNAUTHENTICATED', 'Nobody signs in like that.')
    },
  }
  const echo: Route = { ...note, path: '/echo', handle: ({ body }) => new Response(new Uint8Array(body)) }
  const start = async (port: number) => {
    const listening = await startService({
      host: '127.0.0.1',
      port,
      verifier: new AssertionVerifier({
        audience: 'Instances-1',
        keys: { current: () => keys },
        replay: new ReplayGuard(options),
      }),
      routes: [note, unknown, echo],
    })
    running.push(listening)
    return listening
  }
  let listening = await start(0)
  return {
    done,
    url: listening.url,
    set: (more: GivenKeys) => (keys = readKeys({ peers: { gateway: gateway.publicKey }, ...more })),
    async restart() {
      const { port } = listening
      await closeConnections()
      await listening.close(0)
      listening = await start(port)
    },
  }
}

const signer = () => new AssertionSigner({ issuer: 'gateway', privateKey: gateway.privateKey })
const work = { method: 'POST', path: '/work', json: { n: 1 } } as const
const clientOf = (url: string, more: Partial<Peer> = {}, by = signer()) =>
  new ComponentClient(by, { name: 'Instances-1', url, publicKey: instance.publicKey, ...more })

describe('a call', () => {
  test('is done once, at the first meeting and ever after', async () => {
    const { url, done } = await instanceOf(instance)
    const client = clientOf(url)
    for (let n = 1; n <= 3; n++) await expect(client.ask(work)).resolves.toEqual({ done: n })
    expect(done).toHaveLength(3)
  })

  test('goes through after the other side has started again', async () => {
    const { url, restart } = await instanceOf(instance)
    const client = clientOf(url)
    await client.ask(work)
    await restart()
    await expect(client.ask(work)).resolves.toEqual({ done: 2 })
  })

  test('goes through in a crowd that uses up one nonce after the other', async () => {
    const { url, done } = await instanceOf(instance, { most: 3 })
    const client = clientOf(url)
    for (let n = 0; n < 50; n++) await client.ask(work)
    expect(done).toHaveLength(50)
  })

  test('that its route answers with 401 is not made again', async () => {
    const { url, done } = await instanceOf(instance)
    const client = clientOf(url, { nextPublicKey: next.publicKey })
    for (let n = 1; n <= 3; n++) {
      expect(await client.call({ ...work, path: '/sign-in' })).toMatchObject({ status: 401 })
      expect(done).toHaveLength(n)
    }
  })

  test('that is refused in the end says so', async () => {
    const { url, done } = await instanceOf(next)
    expect(await clientOf(url).call(work)).toMatchObject({ status: 401 })
    await expect(clientOf(url).ask(work)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(done).toEqual([])
  })

  test('to somebody whose key is not known is not made', async () => {
    const { url } = await instanceOf(instance)
    const client = new ComponentClient(signer(), { name: 'Instances-1', url })
    await expect(client.call(work)).rejects.toThrow('no public key of Instances-1 is known')
  })

  test('goes by the keys of the key source when the peer brings none, newest first', async () => {
    const { url } = await instanceOf(instance)
    const peers = { 'Instances-1': [next.publicKey, instance.publicKey] }
    const by = new AssertionSigner({ issuer: 'gateway', keys: fixedKeys({ privateKey: gateway.privateKey, peers }) })
    const client = new ComponentClient(by, { name: 'Instances-1', url })
    await expect(client.ask(work)).resolves.toEqual({ done: 1 })
  })

  test('carries any bytes there and back', async () => {
    const { url } = await instanceOf(instance)
    const bytes = Uint8Array.from({ length: 3 * 1024 * 1024 }, (_, i) => (i * 7) % 256)
    const echo = { method: 'POST', path: '/echo' } as const
    const back = await clientOf(url).bytes({ ...echo, bytes: bytes.subarray(5) })
    expect(back.equals(bytes.subarray(5))).toBe(true)
    expect(await clientOf(url).bytes({ ...echo, bytes: new Uint8Array() })).toHaveLength(0)
    await expect(clientOf(url).bytes({ ...echo, bytes }, 1_000)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  })

  test('with bytes is bound to just these by its assertion', async () => {
    const { url, done } = await instanceOf(instance)
    class Flipping extends AssertionSigner {
      override sign(request: Parameters<AssertionSigner['sign']>[0]): string {
        return super.sign({ ...request, body: Buffer.from([1, 2, 4]) })
      }
    }
    const flipping = new Flipping({ issuer: 'gateway', privateKey: gateway.privateKey })
    const call = { method: 'POST', path: '/work', bytes: Uint8Array.of(1, 2, 3) } as const
    await expect(clientOf(url, {}, flipping).ask(call)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(done).toEqual([])
    await expect(clientOf(url).ask(call)).resolves.toEqual({ done: 1 })
  })

  test('for bytes that is refused says so by the code that the other side named', async () => {
    const { url } = await instanceOf(instance)
    const client = clientOf(url)
    await expect(client.bytes({ ...work, path: '/sign-in' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(client.bytes({ ...work, path: '/nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is made to no address that the peer’s rule does not admit', async () => {
    const { url, done } = await instanceOf(instance)
    const call = clientOf(url, { addresses: OTHER_MACHINES }).call(work)
    await expect(call).rejects.toMatchObject({ code: 'ERR_ADDRESS_NOT_ADMITTED' })
    expect(done).toEqual([])
  })

  test('does not follow where it is sent to', async () => {
    let reached = 0
    const inner = await listen((_, response) => response.end(String(reached++)), { host: '127.0.0.1', port: 0 })
    const outer = await listen((_, response) => response.writeHead(307, { location: `${inner.url}/work` }).end('{}'), {
      host: '127.0.0.1',
      port: 0,
    })
    running.push(inner, outer)
    expect(await clientOf(outer.url).call(work)).toMatchObject({ status: 307 })
    await expect(clientOf(outer.url).ask(work)).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(reached).toBe(0)
  })
})

describe('an Instance that changes its key', () => {
  test('is called without a refusal before, while and after it accepts the next one', async () => {
    const { url, done, set } = await instanceOf(instance)
    const by = signer()
    const rotating = { nextPublicKey: next.publicKey }
    const ask = async (times: number, more: Partial<Peer>) => {
      for (let n = 0; n < times; n++) await clientOf(url, more, by).ask(work)
    }
    await ask(2, {})
    await ask(2, rotating)
    set({ privateKey: next.privateKey, previousPrivateKeys: [instance.privateKey] })
    await ask(2, rotating)
    set({ privateKey: next.privateKey })
    await ask(2, rotating)
    await ask(2, { publicKey: next.publicKey })
    expect(done).toHaveLength(10)
    // Whoever knows only the old key is refused.
    expect(await clientOf(url, {}, by).call(work)).toMatchObject({ status: 401 })
  })
})
