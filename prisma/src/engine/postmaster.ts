import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { commandLine, isAlive } from './process.js'

/** What a running server says about itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number
  port: number
  /** It accepts connections. */
  ready: boolean
}

/** Lines of the file, as PostgreSQL's `pidfile.h` numbers them (there from 1). */
const LINE = { pid: 0, port: 3, status: 7 }

const pidFile = (data: string) => join(data, 'postmaster.pid')

function readPidFile(data: string): string[] | null {
  try {
    return readFileSync(pidFile(data), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Whether a process is the server of a data folder. False also when its id has passed to another program, which happens
 * after a restart of the machine or container.
 */
export function runs(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false
  const command = commandLine(pid)
  return command === null || command.includes(data)
}

/** The live server of a PostgreSQL data folder; null when there is none (also when its file outlived it). */
export function readPostmaster(data: string): Postmaster | null {
  const lines = readPidFile(data)
  const pid = Number(lines?.[LINE.pid])
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !runs(pid, data)) return null
  return { pid, port: Number(lines[LINE.port]), ready: lines[LINE.status]?.trim() === 'ready' }
}

/**
 * Removes a `postmaster.pid` whose process id has passed to another program, for PostgreSQL would take that for a
 * running server. One that names a dead process stays: by it PostgreSQL finds sessions that outlived their server.
 */
export function removeForeignPidFile(data: string): void {
  const pid = Number(readPidFile(data)?.[LINE.pid])
  if (pid > 0 && isAlive(pid) && !runs(pid, data)) rmSync(pidFile(data))
}

/** The superuser's URL of an embedded server. */
export function superuserUrl(port: number, password: string): string {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
}

/** Whether the server at a URL answers with the given data folder. */
export async function answersFor(url: string, data: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)
    return rows[0]?.folder === data
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
