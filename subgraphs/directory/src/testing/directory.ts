import { randomBytes } from 'node:crypto'
import { openDirectory, type DirectoryDatabase } from '@spaceport/database/directory'
import { dropDatabase } from '@spaceport/database/provision'
import { testServer } from '@spaceport/database/testing'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import type { Caller } from '@spaceport/kit/caller'
import { closeConnections, ComponentClient } from '@spaceport/kit/client'
import type { Running, RunningService } from '@spaceport/kit/server/run'
import { databaseUrl, startDirectory, type DirectoryOptions } from '../start.js'

/** The answer of one GraphQL operation. */
export type Answer = {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[]
}

/** A directory that runs for the tests of one file, on a database of its own. */
export type TestDirectory = {
  /** The directory as the gateway calls it. */
  gateway: ComponentClient
  /** Another process over the same database; ends with this one if not before. */
  another(options?: DirectoryOptions): Promise<TestProcess>
  /** Executes an operation on behalf of a caller. */
  ask(caller: Caller | null, query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** Its database, as its process has it. */
  database: DirectoryDatabase
  keys: Record<'gateway' | 'zone' | 'directory', { privateKey: string; publicKey: string }>
  url: string
  routes: RunningService['routes']
  close(): Promise<void>
}

export type TestProcess = { gateway: ComponentClient; close(): Promise<void> }

export const ADMIN = { email: 'Ada@Example.com', password: 'correct horse battery staple' }

/** The first administrator, in a session that is none of the database's. */
export const ada: Caller = {
  subject: 'Users-1',
  name: 'Ada',
  groups: [],
  systemRoles: ['SystemAdministrator'],
  cap: null,
  credential: 'Sessions-999999',
}

/** A caller without roles over the fleet: in such a session, or by a key with a cap. */
export function somebody(subject: string, groups: string[], cap: Caller['cap'] = null): Caller {
  return {
    subject,
    name: subject,
    groups,
    systemRoles: [],
    cap,
    credential: cap ? 'ApiKeys-999999' : 'Sessions-999999',
  }
}

/**
 * Starts a directory; with `nobody` in it instead of the first administrator, and `failures` of one account from one address before it has to
 * wait. A busy machine makes no count local.
 */
export async function testDirectory(
  options: DirectoryOptions = {},
  { nobody = false, failures = 10 }: { nobody?: boolean; failures?: number } = {},
): Promise<TestDirectory> {
  const { adminUrl } = await testServer()
  const keys = { gateway: generateKeyPair(), zone: generateKeyPair(), directory: generateKeyPair() }
  const settings = {
    SPACEPORT_HOST: '127.0.0.1',
    SPACEPORT_PORT: 0,
    SPACEPORT_PRIVATE_KEY: keys.directory.privateKey,
    SPACEPORT_PEERS: { gateway: keys.gateway.publicKey, zone: keys.zone.publicKey },
    SPACEPORT_DIRECTORY_DATABASE_URL: adminUrl,
    SPACEPORT_DATABASE_PREFIX: `t${randomBytes(8).toString('hex')}`,
    SPACEPORT_ADMIN_EMAIL: nobody ? undefined : ADMIN.email,
    SPACEPORT_ADMIN_PASSWORD: nobody ? undefined : ADMIN.password,
    SPACEPORT_SESSION_IDLE_HOURS: 12,
    SPACEPORT_SESSION_DAYS: 30,
    SPACEPORT_RATE_LIMIT_SIGN_IN: failures,
  }
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: keys.gateway.privateKey })
  const processes: Running[] = []
  const start = async (opts: DirectoryOptions) => {
    const { url, routes, close } = await startDirectory(settings, { countWithin: 60_000, ...opts })
    processes.push({ url, close })
    const peer = { name: 'directory', url, publicKey: keys.directory.publicKey }
    return { url, routes, close, gateway: new ComponentClient(signer, peer) }
  }
  const first = await start(options)
  const database = openDirectory(await databaseUrl(settings))
  return {
    ...first,
    keys,
    database,
    another: (opts = {}) => start({ ...options, ...opts }),
    ask: async (caller, query, variables = {}) =>
      (await first.gateway.call({ method: 'POST', path: '/graphql', json: { query, variables }, caller }))
        .json as Answer,
    async close() {
      await closeConnections().catch(() => {})
      await Promise.all(processes.map((one) => one.close()))
      await database.close()
      await dropDatabase(adminUrl, `${settings.SPACEPORT_DATABASE_PREFIX}_directory`)
    },
  }
}
