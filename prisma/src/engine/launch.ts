import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Account } from './account.js'
import { type Postmaster, readPostmaster } from './postmaster.js'

const POLL_MS = 15
const MAX_LOG_BYTES = 5_000_000

/** What one attempt at starting a server needs. */
export interface Launch {
  postgres: string
  account: Account | null
  data: string
  logFile: string
  port: number
  settings: Readonly<Record<string, string>>
}

/** The server ended before it was ready; the message is its own last word. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure'
}

/** A loopback port that is free now: `preferred` if possible, so that URLs outlive a restart. */
export function freePort(preferred: number): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer().once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
      })
    })
  return attempt(preferred).catch(() => attempt(0))
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > MAX_LOG_BYTES) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function start({ postgres, account, data, port, settings }: Launch, log: number): ChildProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...options], {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: data,
    // A session of its own: Ctrl-C in the terminal reaches the launcher only, which then stops the server in order.
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
  child.unref()
  return child
}

function lastWord(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n')
  const fatal = lines.map((line) => line.match(/(?:FATAL|PANIC): +(.*)|^postgres: +(.*)/)).findLast((match) => match)
  return fatal?.[1] ?? fatal?.[2] ?? lines.at(-1) ?? ''
}

/**
 * Starts a server and waits until it accepts connections, however long its recovery takes.
 * @throws LaunchFailure when it ends instead
 */
export async function launch(options: Launch): Promise<Postmaster> {
  const log = openLog(options.logFile)
  const from = fstatSync(log).size
  try {
    const child = start(options, log)
    let spawnError: Error | undefined
    child.once('error', (error) => (spawnError = error))
    for (;;) {
      if (spawnError) throw new LaunchFailure(spawnError.message)
      if (child.exitCode !== null || child.signalCode !== null) throw new LaunchFailure(lastWord(options.logFile, from))
      const postmaster = readPostmaster(options.data)
      if (postmaster?.ready && postmaster.pid === child.pid) return postmaster
      await setTimeout(POLL_MS)
    }
  } finally {
    closeSync(log)
  }
}
