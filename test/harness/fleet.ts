import { createClient, type Client } from '@spaceport/client/client'
import { demoSizes, type DemoSizes } from '@spaceport/deploy/demo/sizes'
import { passwordClient } from '@spaceport/deploy/graph/gateway'
import { LocalFleet } from '@spaceport/deploy/local/fleet'
import { quiet } from '@spaceport/deploy/local/step'
import { createApiKey } from '@spaceport/deploy/setup/api-keys'
import type { SpaceRole } from '@spaceport/deploy/setup/spaces'
import { fileURLToPath } from 'node:url'
import { testDatabases } from './databases.js'
import { makeFolder, removeFolder } from './folder.js'
import { startGateway, type FleetGateway } from './gateway.js'

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What content ends at when the test names no other moment: the content is then the same in every run. */
export const NOW = Date.UTC(2026, 0, 15, 9)

/** The fleet that a test needs. */
export type FleetRequest = {
  /** Default 2. */
  instances?: number
  /** Default 3. */
  spaces?: number
  /** Sizes of generated content; true for the demo's own; left out: the Spaces are empty. */
  content?: Partial<DemoSizes> | true
  /** People besides the administrator: the Spaces that they may enter (by index), and their role there; none: only entry. */
  users?: { name: string; spaces: number[]; role?: SpaceRole | null }[]
  /** Make the people and teams of the demo too. */
  staff?: boolean
  /** Run the web app too. */
  web?: boolean
  /** Run the demo executor too. */
  executor?: boolean
  /** Epoch milliseconds at which content ends; default NOW. */
  now?: number
}

export type FleetUser = { name: string; email: string; password: string; apiKey: string }

export type FleetInstance = {
  id: string
  name: string
  url: string
  /** Ids of its Spaces. */
  spaces: string[]
  /** Null while it is down. */
  readonly pid: number | null
  /** Kills its process with SIGKILL; it stays down until `restart`. */
  kill(): Promise<void>
  /** Starts it again after `kill`; resolves when it answers. */
  restart(): Promise<void>
}

/** What goes with a question: its variables, another API key than the administrator's, more headers, a signal to hang up with. */
export type PostRequest = {
  variables?: object
  apiKey?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** A running fleet of real processes. */
export type Fleet = {
  /** The web app's address; null without it. */
  web: string | null
  gateway: string
  graphql: string
  /** An API key of the administrator, who is a member of every Space. */
  adminKey: string
  admin: { email: string; password: string }
  /** In the order of the request. */
  users: FleetUser[]
  instances: FleetInstance[]
  /** The zone's process, to be killed with SIGKILL and started again. */
  zone: Pick<FleetInstance, 'kill' | 'restart'>
  /** Ids of all Spaces, in order. */
  spaces: string[]
  /** Asks the graph as an HTTP client does that waits for a minute, and gives the answer as it came. */
  post(query: string, request?: PostRequest): Promise<Response>
  /** Asks the graph, and waits for a minute; as the administrator unless another API key is given. */
  client(apiKey?: string): Client
  /** Starts one more gateway over the same fleet, which ends with it; `settings` come on top of those of the first. */
  anotherGateway(settings?: Record<string, string>): Promise<FleetGateway>
  /** An administrator's URL of the PostgreSQL server, for tests that look behind the services or stand in their way. */
  databaseUrl: string
  /** The name there of the database of a Space, by its index. */
  spaceDatabase(space: number): Promise<string>
  /** Stops every process, and removes the data folder and the databases. */
  stop(): Promise<void>
}

const PASSWORD = 'a password for tests'

/**
 * Starts a fleet from what was built (dist), on free ports, in a temporary data folder, with databases of its own on the test run's server.
 * A fleet that could not start leaves nothing behind.
 */
export async function startFleet(request: FleetRequest = {}): Promise<Fleet> {
  const { instances = 2, spaces = 3, content, users = [] } = request
  const sizes = demoSizes({ instances, spaces, ...(content === true ? {} : content) })
  const people = users.map(({ name, spaces, role = 'SPACE_MANAGER' }, i) => {
    return { name, spaces, role, email: `user${i + 1}@spaceport.example`, password: PASSWORD }
  })
  const folder = makeFolder()
  const { urls, prefix, names, drop } = await testDatabases()
  const fleet = new LocalFleet({
    ...{ root: ROOT, folder, sizes, people, databases: urls, prefix, step: quiet },
    ports: { web: request.web ? 0 : null, gateway: 0 },
    content: content !== undefined,
    staff: request.staff ?? false,
    executor: request.executor ?? false,
    now: request.now ?? NOW,
  })
  const more: FleetGateway[] = []
  // Whatever does not end as it should, what comes after it ends all the same.
  const stop = async () => {
    const ended = await Promise.allSettled(more.map((gateway) => gateway.stop()))
    ended.push(...(await Promise.allSettled([fleet.stop()])), ...(await Promise.allSettled([drop()])))
    removeFolder(folder)
    const fault = ended.find((one) => one.status === 'rejected')
    if (fault) throw fault.reason
  }
  try {
    await fleet.start()
    const { gateway, web } = fleet
    const graphql = `${gateway}/graphql`
    const { admin, tokens, spaces } = fleet.around.memory.kept
    const adminKey = tokens.demo ?? ''
    return {
      ...{ web, gateway, graphql, admin, adminKey, spaces, stop },
      users: await Promise.all(people.map((person) => withKey(gateway, person))),
      anotherGateway: async (settings) => {
        const gateway = await startGateway(fleet.around, settings)
        more.push(gateway)
        return gateway
      },
      databaseUrl: urls.space,
      spaceDatabase: async (space) => {
        const end = `_${spaces[space]?.toLowerCase().replace('-', '_')}`
        const name = (await names()).find((one) => one.endsWith(end))
        if (!name) throw new Error(`${spaces[space]} has no database`)
        return name
      },
      instances: fleet.instances.map(({ process, ...instance }) => ({
        ...instance,
        get pid() {
          return process.pid
        },
        kill: () => process.kill(),
        restart: async () => void (await process.start()),
      })),
      zone: { kill: () => fleet.zone.kill(), restart: async () => void (await fleet.zone.start()) },
      post: (query, { variables = {}, apiKey = adminKey, headers = {}, signal } = {}) =>
        fetch(graphql, {
          method: 'POST',
          headers: {
            ...{ 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
            // A busy machine is no reason for an answer without some of its parts.
            ...{ 'spaceport-deadline': '60000', ...headers },
          },
          body: JSON.stringify({ query, variables }),
          signal: signal ?? null,
        }),
      client: (apiKey = adminKey) => createClient({ url: graphql, apiKey, deadline: 60_000 }),
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function withKey(gateway: string, person: { name: string; email: string; password: string }): Promise<FleetUser> {
  const { name, email, password } = person
  const client = await passwordClient(gateway, email, password)
  if (!client) throw new Error(`${email} cannot sign in`)
  return { name, email, password, apiKey: await createApiKey(client, { name: 'Test' }) }
}
