import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Account, serverAccount } from './engine/account.js'
import { type Binaries, findBinaries } from './engine/binaries.js'
import { initializeCluster, openCluster } from './engine/initialize.js'
import { freePort, launch, LaunchFailure } from './engine/launch.js'
import { type Layout, resolveLayout } from './engine/layout.js'
import {
  answersFor,
  type Postmaster,
  readPostmaster,
  removeForeignPidFile,
  runs,
  superuserUrl,
} from './engine/postmaster.js'
import { SERVER_SETTINGS } from './engine/settings.js'
import { withStartLock } from './engine/start-lock.js'
import { DatabaseError } from './error.js'

/** A running embedded PostgreSQL. */
export interface EmbeddedServer {
  /** The superuser's URL of the `postgres` database, with its password. */
  url: string
  /** The server's process, whoever started it. */
  pid: number
  /** Ends the server: sessions are cut, their open transactions rolled back. Resolves when the process has ended. */
  stop(): Promise<void>
}

/** What tests set; everybody else takes the defaults. */
export interface EngineOptions {
  /** Server settings over `SERVER_SETTINGS`. */
  settings?: Readonly<Record<string, string>>
  /** Accounts to run the server as when the caller is root, the first that exists. */
  accounts?: readonly string[]
  /** Where the cluster goes when the account cannot reach the data folder. */
  fallbackRoot?: string
}

const POLL_MS = 25
/** How often a start is tried again: a port taken meanwhile, or sessions of a killed server that still end. */
const ATTEMPTS = 200

interface Parts {
  layout: Layout
  binaries: Binaries
  account: Account | null
  settings: Readonly<Record<string, string>>
  data: string
  password: string
}

/** The port of the last start; 0 when there was none. */
function lastPort(home: string): number {
  const file = join(home, 'port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0
}

async function startServer({ layout, binaries, account, settings, data }: Parts): Promise<Postmaster> {
  const logFile = join(layout.home, 'server.log')
  removeForeignPidFile(data)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(lastPort(layout.home))
    try {
      const postmaster = await launch({ postgres: binaries.postgres, account, data, logFile, port, settings })
      writeFileSync(join(layout.home, 'port'), String(port))
      return postmaster
    } catch (error) {
      const passing = /could not create any TCP|shared memory block|lock file .* already exists/
      if (!(error instanceof LaunchFailure)) throw error
      if (attempt === ATTEMPTS || !passing.test(error.message)) {
        const reason = `${error.message.replace(/\.$/, '')} (its log: ${logFile})`
        throw new DatabaseError('SERVER_FAILED', `PostgreSQL does not start on ${data}: ${reason}.`, { cause: error })
      }
      await setTimeout(POLL_MS)
    }
  }
}

/** Waits until a live server accepts connections (it may be recovering); null when it ends instead. */
async function adopt(data: string): Promise<Postmaster | null> {
  for (;;) {
    const postmaster = readPostmaster(data)
    if (postmaster === null || postmaster.ready) return postmaster
    await setTimeout(POLL_MS)
  }
}

async function stopServer(data: string, pid: number): Promise<void> {
  if (readPostmaster(data)?.pid !== pid) return
  // PostgreSQL's "fast" shutdown.
  process.kill(pid, 'SIGINT')
  while (runs(pid, data)) await setTimeout(POLL_MS)
}

/**
 * The embedded PostgreSQL of a data folder: the one that runs, else one started now. Any number of processes may call
 * it at once and get the same server. The server outlives its starter, is found again by the next call, and as root
 * runs under another account. Folders, lock and log are under `<dir>/postgres`.
 * @throws DatabaseError DATA_FOLDER_UNUSABLE, SERVER_FAILED
 */
export async function ensurePostgres(dir: string, options: EngineOptions = {}): Promise<EmbeddedServer> {
  const account = serverAccount(options.accounts ?? ['postgres', 'nobody'])
  const layout = resolveLayout(dir, account, options.fallbackRoot)
  const binaries = findBinaries(account, layout.shelf)
  const settings = { ...SERVER_SETTINGS, ...options.settings }
  const data = join(layout.cluster, 'data')
  return withStartLock(join(layout.home, 'start.lock'), async () => {
    initializeCluster(layout.cluster, binaries, account)
    const password = openCluster(layout.cluster, binaries)
    const parts = { layout, binaries, account, settings, data, password }
    for (let attempt = 1; ; attempt++) {
      const { pid, port } = (await adopt(data)) ?? (await startServer(parts))
      const url = superuserUrl(port, password)
      if (await answersFor(url, data)) return { url, pid, stop: () => stopServer(data, pid) }
      // It ended just now, or it is not what it seems.
      if (attempt < 3) continue
      throw new DatabaseError(
        'SERVER_FAILED',
        `The PostgreSQL process ${pid} of ${data} does not answer on port ${port}.`,
      )
    }
  })
}
