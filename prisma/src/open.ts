import { PrismaPg } from '@prisma/adapter-pg'
import { CancellablePool } from './cancel/pool.js'
import { createStatementNames } from './statement-names.js'

/** How a database is opened. */
export interface OpenOptions {
  /** The most connections held at once; they are opened on first use. Default 3. */
  max?: number
}

/** The connections of one database at this moment. */
export interface PoolStats {
  connections: number
  idle: number
  /** Callers that wait for a connection. */
  waiting: number
}

/** An open database. */
export interface Database<Client> {
  client: Client
  stats(): PoolStats
  /** Closes the connections, after the statements that still run. */
  close(): Promise<void>
}

const DEFAULT_MAX = 3
const IDLE_MS = 10_000
const CONNECT_MS = 15_000

/** Opens a database for a generated client; what `openDirectory`, `openSpace` and `openZone` have in common. */
export function openWith<Client extends { $disconnect(): Promise<void> }>(
  url: string,
  createClient: (adapter: PrismaPg) => Client,
  { max = DEFAULT_MAX }: OpenOptions = {},
): Database<Client> {
  const pool = new CancellablePool({
    connectionString: url,
    max,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    allowExitOnIdle: true,
    application_name: 'spaceport',
    // Prisma's adapter writes and reads timestamps without their offset: the session has to be in UTC.
    options: '-c TimeZone=UTC',
  })
  const adapter = new PrismaPg(pool, { statementNameGenerator: createStatementNames(), disposeExternalPool: true })
  const client = createClient(adapter)
  let closing: Promise<void> | undefined
  const close = async () => {
    await client.$disconnect()
    if (!pool.ending) await pool.end()
  }
  return {
    client,
    stats: () => ({ connections: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => (closing ??= close()),
  }
}
