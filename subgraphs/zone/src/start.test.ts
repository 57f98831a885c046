import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testServer } from '@spaceport/database/testing'
import { dropDatabase } from '@spaceport/database/provision'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { closeConnections, ComponentClient } from '@spaceport/kit/client'
import type { MembershipLine } from '@spaceport/kit/membership'
import { ndjson } from '@spaceport/kit/server/ndjson'
import type { Running, RunningService } from '@spaceport/kit/server/run'
import { startService } from '@spaceport/kit/server/service'
import { notRefused, pinsOf } from '@spaceport/kit/testing/pins'
import { randomBytes } from 'node:crypto'
import { EventEmitter, on } from 'node:events'
import type { PlacementLine } from './placement/feed.js'
import { sdl } from './schema.js'
import { startZone } from './start.js'
import { lineWhere } from './testing/lines.js'
import { ADMINISTRATOR, MEMBER } from './testing/world.js'

const keys = { gateway: generateKeyPair(), directory: generateKeyPair(), zone: generateKeyPair() }
const prefix = `t${randomBytes(5).toString('hex')}`
const changes = new EventEmitter()
const stopping = new AbortController()

let adminUrl: string
let directory: Running
let zone: RunningService
let gateway: ComponentClient

const SNAPSHOT: MembershipLine = {
  type: 'snapshot',
  revision: 4,
  instances: [{ id: 'Instances-1', name: 'One', url: 'http://127.0.0.1:1', publicKey: generateKeyPair().publicKey }],
  spaces: [{ id: 'Spaces-1', name: 'One', instance: 'Instances-1', state: 'ACTIVE' }],
  entry: [{ group: 'Groups-1', space: 'Spaces-1' }],
}

async function* membership(signal: AbortSignal): AsyncGenerator<MembershipLine> {
  const coming = on(changes, 'line', { signal })
  yield SNAPSHOT
  try {
    for await (const [line] of coming) yield line as MembershipLine
  } catch {
    // Hung up.
  }
}

beforeAll(async () => {
  adminUrl = (await testServer()).adminUrl
  directory = await startService({
    host: '127.0.0.1',
    port: 0,
    verifier: new AssertionVerifier({
      audience: 'directory',
      privateKey: keys.directory.privateKey,
      peers: { zone: keys.zone.publicKey },
    }),
    routes: [
      {
        method: 'GET',
        path: '/internal/membership',
        from: ['zone'],
        endless: true,
        handle: ({ signal }) => ndjson(membership(AbortSignal.any([signal, stopping.signal]))),
      },
    ],
  })
  zone = await startZone({
    SPACEPORT_HOST: '127.0.0.1',
    SPACEPORT_PORT: 0,
    SPACEPORT_PRIVATE_KEY: keys.zone.privateKey,
    SPACEPORT_PEERS: { gateway: keys.gateway.publicKey, directory: keys.directory.publicKey },
    SPACEPORT_ZONE_DATABASE_URL: adminUrl,
    SPACEPORT_DATABASE_PREFIX: prefix,
    SPACEPORT_DIRECTORY_URL: directory.url,
  })
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: keys.gateway.privateKey })
  gateway = new ComponentClient(signer, { name: 'zone', url: zone.url, publicKey: keys.zone.publicKey })
})

afterAll(async () => {
  await zone.close()
  stopping.abort()
  await closeConnections()
  await directory.close()
  await dropDatabase(adminUrl, `${prefix}_zone`)
})

const ask = (caller: typeof MEMBER | null, query: string, membership?: number) =>
  gateway.call({
    method: 'POST',
    path: '/graphql',
    json: { query },
    caller,
    ...(membership === undefined ? {} : { membership }),
  })

describe('a zone process', () => {
  test('answers the gateway for a caller, from what the directory told it', async () => {
    const query =
      '{ _entities(representations: [{ __typename: "Environment", id: "Spaces-1/Environments-1" }]) { ... on Environment { owner { id } } } }'
    expect(await ask(MEMBER, query)).toEqual({
      status: 200,
      json: { data: { _entities: [{ owner: { id: 'Instances-1' } }] } },
    })
  })

  test('tells who follows the placements of a move', async () => {
    const following = new AbortController()
    const lines = gateway.stream({ method: 'GET', path: '/internal/placements', signal: following.signal })
    expect((await lines.next()).value).toMatchObject({ type: 'snapshot', placements: [] })
    await ask(ADMINISTRATOR, 'mutation { createZone(input: { name: "Brisbane", kind: CONNECTED }) { zone { id } } }')
    await ask(
      ADMINISTRATOR,
      'mutation { placeInstance(input: { instance: "Instances-1", zone: "Zones-1" }) { errors { code } } }',
    )
    const placed = (line: PlacementLine) => line.type === 'snapshot' && line.placements.length > 0
    expect(await lineWhere(lines, placed)).toMatchObject({
      zones: [{ id: 'Zones-1', name: 'Brisbane' }],
      placements: [{ instance: 'Instances-1', zone: 'Zones-1' }],
    })
    following.abort()
    await expect(lines.next()).rejects.toThrow()
  })

  test('waits for the membership that the asker knows of', async () => {
    const query =
      '{ _entities(representations: [{ __typename: "Tenant", id: "Spaces-2/Tenants-1" }]) { ... on Tenant { owner { id } } } }'
    let answered = false
    const asked = ask(MEMBER, query, 5).finally(() => {
      answered = true
    })
    // Who knows of nothing newer is answered meanwhile.
    expect((await ask(MEMBER, query)).json).toEqual({ data: { _entities: [null] } })
    expect(answered).toBe(false)
    changes.emit('line', {
      type: 'change',
      revision: 5,
      spaces: [{ id: 'Spaces-2', name: 'Two', instance: 'Instances-1', state: 'ACTIVE' }],
      entry: [{ group: 'Groups-1', space: 'Spaces-2' }],
    })
    expect((await asked).json).toEqual({ data: { _entities: [{ owner: { id: 'Instances-1' } }] } })
  })

  test('gives its SDL to the gateway', async () => {
    const path = '/internal/sdl'
    expect((await gateway.text({ method: 'GET', path })).text).toBe(sdl)
  })
})

test('each route is pinned to who may call it', () => {
  expect(pinsOf(zone.routes)).toEqual({
    'POST /graphql': 'gateway',
    'GET /internal/sdl': 'gateway',
    'GET /internal/placements': 'gateway',
  })
})

test('nobody else is answered, on any route', async () => {
  const issuers = Object.fromEntries(Object.entries(keys).map(([name, { privateKey }]) => [name, privateKey]))
  const { url, routes } = zone
  expect(await notRefused({ name: 'zone', url, routes, publicKey: keys.zone.publicKey, issuers })).toEqual([])
})

describe('without an assertion', () => {
  test.each([
    ['POST', '/graphql', '{"query":"{ _service { sdl } }"}'],
    ['POST', '/graphql', '{"query":"{ zones(first: 1) { totalCount } }"}'],
    ['GET', '/internal/sdl', null],
    ['GET', '/internal/placements', null],
  ])('%s %s is answered 401 and nothing else', async (method, path, body) => {
    const answer = await fetch(`${zone.url}${path}`, body === null ? { method } : { method, body })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  test('and without a caller the graph is not answered', async () => {
    expect(await ask(null, '{ zones(first: 1) { totalCount } }')).toMatchObject({ status: 401 })
  })

  test('the directory, which is believed, still may not ask the graph', async () => {
    const signer = new AssertionSigner({ issuer: 'directory', privateKey: keys.directory.privateKey })
    const client = new ComponentClient(signer, { name: 'zone', url: zone.url, publicKey: keys.zone.publicKey })
    const call = { method: 'POST', path: '/graphql', json: { query: '{ __typename }' }, caller: MEMBER } as const
    expect(await client.call(call)).toMatchObject({ status: 401 })
  })
})
