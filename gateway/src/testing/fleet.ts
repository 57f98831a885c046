import { fixedKeys } from '@spaceport/kit/assertion/key-source'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GatewaySettings } from '../settings.js'
import { startGateway, type Gateway } from '../start.js'
import { GATEWAY_KEYS, type TestComponent } from './component.js'
import { API_KEY } from './credentials.js'
import { startDirectory, type TestDirectory } from './directory.js'
import { startInstance, type TestInstance, type TestSpaces } from './instance.js'
import { DIRECTORY_SDL, spaceSdl, ZONE_SDL } from './sdl.js'
import { startZone } from './zone.js'

/** A gateway with a fleet around it, all in this process. */
export type TestFleet = {
  gateway: Gateway
  directory: TestDirectory
  zone: TestComponent
  instances: TestInstance[]
  /** Asks as Users-1 with an API key; the answer's JSON. */
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<TestAnswer>
  /** Starts one more gateway over the same fleet, which ends with it if not before. */
  anotherGateway(): Promise<Gateway>
  close(): Promise<void>
}

export type TestAnswer = {
  status: number
  headers: Headers
  data: unknown
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

/** Starts a fleet: one Instance for each set of Spaces, `Instances-1` first. `released`: the released `space` SDLs, newest first. */
export async function startFleet(
  sets: readonly TestSpaces[],
  { released = [spaceSdl()], sdls = [], settings = {} }: FleetOptions = {},
): Promise<TestFleet> {
  const folder = await writeReleased(released)
  const instances: TestInstance[] = []
  for (const [i, spaces] of sets.entries()) {
    const sdl = sdls[i]
    instances.push(await startInstance(`Instances-${i + 1}`, spaces, sdl === undefined ? {} : { sdl }))
  }
  const directory = await startDirectory({
    instances: instances.map(asMember),
    spaces: instances.flatMap(({ name, spaces }) => Object.keys(spaces).map((id) => spaceMember(id, name))),
  })
  const zone = await startZone(instances.map(({ name }) => name))
  const wanted: GatewaySettings = {
    host: '127.0.0.1',
    port: 0,
    keys: fixedKeys({
      privateKey: GATEWAY_KEYS.privateKey,
      peers: { directory: directory.publicKey, zone: zone.publicKey },
    }),
    directory,
    zone,
    instanceAddresses: LOOPBACK_ONLY,
    schemaFolder: folder,
    approvedSdls: [],
    publicUrls: ['http://localhost:3000'],
    inFlight: 100,
    rateLimits: { caller: 1_000_000, address: 1_000 },
    ...settings,
  }
  const gateways: Gateway[] = []
  const start = async () => {
    const gateway = await startGateway(wanted)
    gateways.push(gateway)
    await gateway.ready
    return gateway
  }
  const gateway = await start()
  return {
    gateway,
    directory,
    zone,
    instances,
    ask: (query, variables, headers) => askGateway(gateway.url, query, variables, headers),
    anotherGateway: start,
    async close() {
      await Promise.all(gateways.map((one) => one.close()))
      await Promise.all([directory, zone, ...instances].map((component) => component.close(0)))
      await rm(folder, { recursive: true })
    },
  }
}

type FleetOptions = { released?: string[]; sdls?: string[]; settings?: Partial<GatewaySettings> }

/** An Instance as the directory's membership tells of it. */
export function asMember({ name, url, publicKey }: TestComponent) {
  return { id: name, name, url, publicKey }
}

/** A Space as the directory's membership tells of it. */
export function spaceMember(id: string, instance: string) {
  return { id, name: `Space ${id}`, instance, state: 'ACTIVE' }
}

/** Sends one GraphQL request. */
export async function askGateway(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<TestAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      // A busy machine is no reason for an answer without some of its parts.
      ...{ 'spaceport-deadline': '60000', ...headers },
    },
    body: JSON.stringify({ query, variables }),
  })
  const json = (await response.json()) as Partial<TestAnswer>
  return { status: response.status, headers: response.headers, data: json.data ?? null, errors: json.errors ?? [] }
}

/** Writes the folder of released SDLs that a gateway starts with. */
export async function writeReleased(space: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spaceport-schemas-'))
  const files: [string, string][] = [
    ['directory/schema/schema.graphql', DIRECTORY_SDL],
    ['zone/schema/schema.graphql', ZONE_SDL],
    ...space.map((sdl, i): [string, string] => [`space/schema/history/${space.length - i}.graphql`, sdl]),
  ]
  for (const [path, text] of files) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}
