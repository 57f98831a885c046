import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { ProcessSpec } from '../process/managed-process.js'
import type { DatabaseUrls } from './databases.js'
import { ensureKeyFile } from './keys/key-files.js'
import type { Memory } from './memory.js'

/** What the parts' settings are made of. */
export type Surroundings = {
  /** The repository's folder. */
  root: string
  /** The data folder. */
  folder: string
  /** The beginning of all database names. */
  prefix: string
  memory: Memory
  databases: { urls: DatabaseUrls }
  ports: { directory: number; zone: number; gateway: number; web: number | null; instances: number[] }
}

const local = (port: number) => `http://127.0.0.1:${port}`

/** The address by which people and programs on this machine know the gateway. */
export const gatewayUrl = ({ ports }: Surroundings) => `http://localhost:${ports.gateway}`
export const webUrl = ({ ports }: Surroundings) => (ports.web === null ? null : `http://localhost:${ports.web}`)
export const instanceUrl = ({ ports }: Surroundings, index: number) => local(ports.instances[index] ?? 0)

function part(
  around: Surroundings,
  key: string,
  name: string,
  entry: string,
  env: () => Record<string, string>,
): ProcessSpec {
  return {
    name,
    entry: join(around.root, entry),
    cwd: around.root,
    logFile: join(around.folder, 'logs', `${key}.log`),
    env,
  }
}

const common = (around: Surroundings, key: string, port: number) => ({
  SPACEPORT_HOST: '127.0.0.1',
  SPACEPORT_PORT: String(port),
  SPACEPORT_KEYS_FILE: ensureKeyFile(around.folder, around.memory, key),
  // The first key of all: what is stored stays as it is when keys are rotated.
  SPACEPORT_STORAGE_SECRET: around.memory.keys(key).privateKey,
  SPACEPORT_DATABASE_PREFIX: around.prefix,
})

/** The secret by which the gateway believes the web app's word on whose request it relays: the same after every start. */
const proxyToken = ({ memory }: Surroundings) =>
  createHmac('sha256', memory.keys('gateway').privateKey).update('proxy').digest('base64url')

/** The directory; with `administrator`, it makes the demo's own while there is nobody. */
export function directoryPart(around: Surroundings, { administrator }: { administrator: boolean }): ProcessSpec {
  return part(around, 'directory', 'The directory', 'subgraphs/directory/dist/service.mjs', () => ({
    ...common(around, 'directory', around.ports.directory),
    SPACEPORT_DIRECTORY_DATABASE_URL: around.databases.urls.directory,
    ...(administrator
      ? {
          SPACEPORT_ADMIN_EMAIL: around.memory.kept.admin.email,
          SPACEPORT_ADMIN_PASSWORD: around.memory.kept.admin.password,
        }
      : {}),
  }))
}

export function zonePart(around: Surroundings): ProcessSpec {
  return part(around, 'zone', 'The zone service', 'subgraphs/zone/dist/service.mjs', () => ({
    ...common(around, 'zone', around.ports.zone),
    SPACEPORT_ZONE_DATABASE_URL: around.databases.urls.zone,
    SPACEPORT_DIRECTORY_URL: local(around.ports.directory),
  }))
}

/** The settings of an Instance, which its loader of demo content shares. */
export function instanceEnvironment(around: Surroundings, index: number, id: string): Record<string, string> {
  return {
    ...common(around, `instance-${index}`, around.ports.instances[index] ?? 0),
    SPACEPORT_INSTANCE_ID: id,
    SPACEPORT_SPACE_DATABASE_URL: around.databases.urls.space,
    SPACEPORT_DATA_DIR: around.folder,
  }
}

export function instancePart(around: Surroundings, index: number, name: string, id: string): ProcessSpec {
  return part(around, `instance-${index}`, `The Instance ${name}`, 'subgraphs/space/dist/service.mjs', () =>
    instanceEnvironment(around, index, id),
  )
}

export function gatewayPart(around: Surroundings): ProcessSpec {
  return part(around, 'gateway', 'The gateway', 'gateway/dist/service.mjs', () => ({
    ...common(around, 'gateway', around.ports.gateway),
    SPACEPORT_GATEWAY_PORT: String(around.ports.gateway),
    ...(around.ports.web === null ? {} : { SPACEPORT_WEB_PORT: String(around.ports.web) }),
    SPACEPORT_PROXY_TOKEN: proxyToken(around),
    SPACEPORT_DIRECTORY_URL: local(around.ports.directory),
    SPACEPORT_ZONE_URL: local(around.ports.zone),
  }))
}

export function webPart(around: Surroundings): ProcessSpec {
  const web = part(around, 'web', 'The web app', 'web/server.mjs', () => ({
    NODE_ENV: 'production',
    SPACEPORT_HOST: '127.0.0.1',
    SPACEPORT_WEB_PORT: String(around.ports.web ?? 0),
    SPACEPORT_GATEWAY_URL: local(around.ports.gateway),
    SPACEPORT_PROXY_TOKEN: proxyToken(around),
  }))
  return { ...web, cwd: join(around.root, 'web') }
}

export function executorPart(around: Surroundings): ProcessSpec {
  return part(around, 'executor', 'The demo executor', 'deploy/dist/executor/main.js', () => ({
    SPACEPORT_GATEWAY_URL: local(around.ports.gateway),
    SPACEPORT_API_KEY: around.memory.kept.tokens.executor ?? '',
  }))
}

export function keeperPart(around: Surroundings): ProcessSpec {
  const keeper = part(around, 'keeper', 'The database keeper', 'deploy/dist/local/keeper.js', () => ({}))
  return { ...keeper, args: [around.folder] }
}
