import { createClient, type Client } from '@spaceport/client/client'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Failure } from './failure.js'

/** The flags that say which graph is meant. */
export type ConnectionFlags = { url?: string; apiKey?: string }

/** What of the process decides, for tests to set. */
export type Surroundings = { env: Readonly<Record<string, string | undefined>>; cwd: string }

/** A graph and the key to it. `note`: where they come from, if nobody said it. */
export type Connection = { url: string; apiKey: string; note: string | null }

/**
 * Which graph to ask: as the flags say, else `SPACEPORT_URL` and `SPACEPORT_API_KEY`, else the local demo. The demo's key is
 * never sent to another address than the demo's. Throws a `Failure` that says what is missing.
 */
export async function findConnection(flags: ConnectionFlags, { env, cwd }: Surroundings): Promise<Connection> {
  const url = flags.url ?? (env.SPACEPORT_URL || undefined)
  const apiKey = flags.apiKey ?? (env.SPACEPORT_API_KEY || undefined)
  if (url !== undefined && apiKey !== undefined) return { url: checked(url), apiKey, note: null }
  if (url !== undefined) throw new Failure('No API key: give --api-key or set SPACEPORT_API_KEY.')
  const demo = await findDemo(env.SPACEPORT_DATA_DIR || undefined, cwd)
  if (!demo) {
    throw new Failure(
      'Which graph? Give --url and --api-key, or set SPACEPORT_URL and SPACEPORT_API_KEY, or start the demo with `npm start`.',
    )
  }
  const note = `Using the local demo at ${demo.url}.`
  return { url: checked(demo.url), apiKey: apiKey ?? demo.apiKey, note }
}

/** A client of a graph. `deadline`: milliseconds for each request. */
export function connect({ url, apiKey }: Connection, deadline = 30_000): Client {
  return createClient({ url, apiKey, deadline })
}

function checked(url: string): string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : null
  if (protocol === 'http:' || protocol === 'https:') return url
  throw new Failure(`"${url}" is no address of a graph, such as http://localhost:4000/graphql.`)
}

/** The demo's note of itself: in the data folder that is named, else in `.spaceport` here or in a folder above. */
async function findDemo(dataFolder: string | undefined, cwd: string): Promise<{ url: string; apiKey: string } | null> {
  if (dataFolder !== undefined) return readDemo(resolve(cwd, dataFolder))
  for (let folder = cwd; ; folder = dirname(folder)) {
    const demo = await readDemo(join(folder, '.spaceport'))
    if (demo || folder === dirname(folder)) return demo
  }
}

async function readDemo(folder: string): Promise<{ url: string; apiKey: string } | null> {
  try {
    const json: unknown = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8'))
    const { graphql: url, apiKey } = json as { graphql?: unknown; apiKey?: unknown }
    return typeof url === 'string' && typeof apiKey === 'string' ? { url, apiKey } : null
  } catch {
    return null
  }
}
