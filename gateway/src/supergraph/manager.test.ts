import { fixedKeys } from '@spaceport/kit/assertion/key-source'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { afterEach, describe, expect, test } from '@jest/globals'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { rm } from 'node:fs/promises'
import { startGateway, type Gateway } from '../start.js'
import { GATEWAY_KEYS, startComponent } from '../testing/component.js'
import { startDirectory } from '../testing/directory.js'
import { asMember, askGateway, spaceMember, startFleet, writeReleased, type TestFleet } from '../testing/fleet.js'
import { startInstance } from '../testing/instance.js'
import { spaceSdl } from '../testing/sdl.js'
import { until } from '../testing/until.js'
import { startZone } from '../testing/zone.js'

const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function started(...args: Parameters<typeof startFleet>): Promise<TestFleet> {
  const fleet = await startFleet(...args)
  closing.push(() => fleet.close())
  return fleet
}

const older = spaceSdl()
const newer = spaceSdl({ project: 'slug: String!' })
const clashing = spaceSdl({ project: 'slug: Int' })
const count = '{ projectCount }'

describe('joining and leaving', () => {
  test('a Space that joins is in the next answer, and nothing is composed', async () => {
    const { gateway, directory, instances, ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }])
    const graph = gateway.supergraph.graph
    instances[0]!.spaces['Spaces-2'] = { 1: 'Gemini', 2: 'Mercury' }
    directory.change({
      spaces: [spaceMember('Spaces-2', 'Instances-1')],
      entry: [{ group: 'Groups-1', space: 'Spaces-2' }],
    })
    expect((await ask(count)).data).toEqual({ projectCount: 3 })
    expect(gateway.supergraph.graph).toBe(graph)
    expect(gateway.supergraph.compositions).toBe(1)
  })

  test('neither is when an Instance with a known SDL joins, moves, or is lost', async () => {
    const { gateway, directory, instances, ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }])
    const joining = await startInstance('Instances-2', { 'Spaces-2': { 1: 'Gemini' } })
    closing.push(() => joining.close(0))
    directory.change({
      instances: [asMember(joining)],
      spaces: [spaceMember('Spaces-2', 'Instances-2')],
      entry: [{ group: 'Groups-1', space: 'Spaces-2' }],
    })
    await until('the Instance is known', () => 'sdl' in gateway.supergraph.instanceSdl('Instances-2'))
    expect((await ask(count)).data).toEqual({ projectCount: 2 })

    const moved = await startInstance('Instances-2', { 'Spaces-2': { 1: 'Gemini', 2: 'Vostok' } })
    closing.push(() => moved.close(0))
    directory.change({ instances: [asMember(moved)] })
    await until('it is asked at its new place', () => moved.requests.length > 0)
    expect((await ask(count)).data).toEqual({ projectCount: 3 })

    await instances[0]!.close(0)
    expect((await ask(count)).data).toEqual({ projectCount: 2 })
    expect(gateway.supergraph.compositions).toBe(1)
  })

  test('the first Instance joins the graph that was published without it', async () => {
    const { gateway, directory, ask } = await started([])
    expect((await ask('{ me { name } projectCount }')).data).toEqual({ me: { name: 'Ada' }, projectCount: 0 })
    const first = await startInstance('Instances-1', { 'Spaces-1': { 1: 'Apollo' } })
    closing.push(() => first.close(0))
    directory.change({
      instances: [asMember(first)],
      spaces: [spaceMember('Spaces-1', 'Instances-1')],
      entry: [{ group: 'Groups-1', space: 'Spaces-1' }],
    })
    await until('the Instance is known', () => 'sdl' in gateway.supergraph.instanceSdl('Instances-1'))
    expect((await ask(count)).data).toEqual({ projectCount: 1 })
    expect(gateway.supergraph.compositions).toBe(1)
  })
})

describe('several versions', () => {
  test('are one graph; a field that an Instance lacks is null with one error', async () => {
    const { ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }, { 'Spaces-2': { 1: 'Gemini' } }], {
      released: [newer, older],
      sdls: [older, newer],
    })
    const answer = await ask('{ projects(first: 5) { nodes { name slug } } }')
    expect(answer.data).toEqual({
      projects: {
        nodes: [
          { name: 'Apollo', slug: null },
          { name: 'Gemini', slug: 'gemini' },
        ],
      },
    })
    expect(answer.errors.map(({ extensions }) => extensions.code)).toContain('FIELD_NOT_SUPPORTED_BY_SPACE')
  })

  test('an Instance with an SDL of its own is quarantined: its Spaces do not answer, the others do', async () => {
    const hostile = spaceSdl({ query: 'me: Int @fleet(merge: "SUM")' })
    const { gateway, ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }, { 'Spaces-2': { 1: 'Gemini' } }], {
      released: [older],
      sdls: [older, hostile],
    })
    expect(gateway.supergraph.quarantined.get('Instances-2')).toMatchObject({ differences: ['+ Query.me'] })
    const answer = await ask('{ me { name } projectCount }')
    expect(answer.data).toEqual({ me: { name: 'Ada' }, projectCount: 1 })
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['SPACE_UNAVAILABLE'])
    expect(await (await fetch(`${gateway.url}/health`)).json()).toEqual({ status: 'ok', quarantined: 1 })
  })

  test('an Instance that comes back with a known SDL leaves quarantine', async () => {
    const { gateway, instances, ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }], {
      released: [older],
      sdls: [clashing],
    })
    expect(gateway.supergraph.quarantined.size).toBe(1)
    instances[0]!.sdl = older
    gateway.supergraph.reappeared('Instances-1')
    await until('it left quarantine', () => gateway.supergraph.quarantined.size === 0)
    expect((await ask(count)).data).toEqual({ projectCount: 1 })
  })

  test('an Instance that was replaced by another version is noticed when it answers again', async () => {
    const { gateway, instances, ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }], {
      released: [newer, older],
      sdls: [newer],
    })
    instances[0]!.before = () => {
      throw new Error('restarting')
    }
    expect((await ask(count)).errors.map(({ extensions }) => extensions.code)).toEqual(['SPACE_UNAVAILABLE'])
    instances[0]!.before = () => {}
    instances[0]!.sdl = older
    expect((await ask(count)).data).toEqual({ projectCount: 1 })
    await until('its SDL is known', () => gateway.supergraph.compositions === 2)
    expect((await ask('{ projects(first: 1) { nodes { slug } } }')).errors[0]?.extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    )
  })

  test('of two that contradict each other the one in use stays, and so does the graph', async () => {
    const { gateway, directory, ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }], {
      released: [clashing, newer],
      sdls: [newer],
    })
    const graph = gateway.supergraph.graph
    const odd = await startInstance('Instances-2', { 'Spaces-2': {} }, { sdl: clashing })
    closing.push(() => odd.close(0))
    directory.change({ instances: [asMember(odd)] })
    await until('it is quarantined', () => gateway.supergraph.quarantined.has('Instances-2'))
    expect(gateway.supergraph.graph).toBe(graph)
    expect((await ask(count)).data).toEqual({ projectCount: 1 })
  })

  test('a version that does not compose leaves the last good graph', async () => {
    const taken = spaceSdl({ more: 'type User { name: Int }' })
    const { gateway, instances, ask } = await started([{ 'Spaces-1': { 1: 'Apollo' } }], {
      released: [taken, older],
      sdls: [older],
    })
    const graph = gateway.supergraph.graph
    const before = gateway.supergraph.compositions
    instances[0]!.sdl = taken
    gateway.supergraph.reappeared('Instances-1')
    await until('it was tried', () => gateway.supergraph.compositions > before)
    expect(gateway.supergraph.graph).toBe(graph)
    expect((await ask('{ me { name } }')).data).toEqual({ me: { name: 'Ada' } })
  })
})

describe('a gateway that starts before the others', () => {
  /** A gateway whose components are at places where nothing answers yet. */
  async function early(released: readonly string[]) {
    const keys = { directory: generateKeyPair(), zone: generateKeyPair() }
    const ports = await freePorts(2)
    const schemaFolder = await writeReleased(released)
    const gateway = await startGateway({
      host: '127.0.0.1',
      port: 0,
      keys: fixedKeys({
        privateKey: GATEWAY_KEYS.privateKey,
        peers: { directory: keys.directory.publicKey, zone: keys.zone.publicKey },
      }),
      instanceAddresses: LOOPBACK_ONLY,
      directory: { url: `http://127.0.0.1:${ports[0]}` },
      zone: { url: `http://127.0.0.1:${ports[1]}` },
      schemaFolder,
      approvedSdls: [],
      publicUrls: ['http://localhost:3000'],
      inFlight: 10,
      rateLimits: { caller: 1_000_000, address: 1_000 },
    })
    closing.push(async () => {
      await gateway.close()
      await rm(schemaFolder, { recursive: true })
    })
    return { gateway, keys, ports }
  }

  test('says so, and answers as soon as the directory is there, without the zone', async () => {
    const { gateway, keys, ports } = await early([older])
    expect((await askGateway(gateway.url, '{ me { name } }')).errors[0]?.extensions.code).toBe('UNAVAILABLE')
    const directory = await startDirectory({ instances: [], spaces: [] }, { port: ports[0]!, keys: keys.directory })
    closing.push(() => directory.close(0))
    await gateway.ready
    await known(gateway)
    expect((await askGateway(gateway.url, '{ me { name } }')).data).toEqual({ me: { name: 'Ada' } })
    const without = await askGateway(gateway.url, '{ zone(id: "Zones-1") { name } }')
    expect(without).toMatchObject({
      data: { zone: null },
      errors: [{ extensions: { code: 'UNAVAILABLE', component: 'zone' } }],
    })

    const zone = await startZone([], { port: ports[1]!, keys: keys.zone })
    closing.push(() => zone.close(0))
    const answer = await askGateway(gateway.url, '{ zone(id: "Zones-1") { name } }')
    expect(answer.data).toEqual({ zone: { name: 'Brisbane' } })
  })

  test('is not ready while nothing can be composed', async () => {
    const { gateway, keys, ports } = await early([spaceSdl({ more: 'type User { name: Int }' })])
    const directory = await startDirectory({ instances: [], spaces: [] }, { port: ports[0]!, keys: keys.directory })
    closing.push(() => directory.close(0))
    await until('it was tried', () => gateway.supergraph.compositions > 0)
    await known(gateway)
    const answer = await askGateway(gateway.url, '{ me { name } }')
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE'])
    expect(answer.headers.get('retry-after')).toBe('1')
    expect((await fetch(`${gateway.url}/ready`)).status).toBe(503)
    expect((await fetch(`${gateway.url}/health`)).status).toBe(200)
  })
})

function known(gateway: Gateway): Promise<void> {
  return until('the membership is known', () => gateway.membership.revision >= 1)
}

async function freePorts(count: number): Promise<number[]> {
  const taken = await Promise.all(Array.from({ length: count }, () => startComponent('none', [])))
  await Promise.all(taken.map((component) => component.close(0)))
  return taken.map(({ port }) => port)
}
