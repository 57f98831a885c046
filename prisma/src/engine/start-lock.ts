import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { birth, isAlive } from './process.js'

const POLL_MS = 25

/** The lock's text; null when there is no lock. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function isHeld(text: string): boolean {
  const [pid = '', born = ''] = text.split(' ')
  return isAlive(Number(pid)) && birth(Number(pid)) === born
}

/** Creates `path` with its whole text at once; false when it exists. */
function create(path: string, text: string): boolean {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, text)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

/** Takes a dead holder's lock away; a lock that changed hands meanwhile is put back. */
function remove(path: string, dead: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return // somebody else removed it
  }
  if (read(aside) !== dead) linkSync(aside, path)
  rmSync(aside)
}

/**
 * Runs `fn` while no other process on this machine runs one under the same lock file. A holder that was killed holds
 * nothing: the lock names its process. What it guards is safe without it as well (clusters appear by one rename, and
 * PostgreSQL locks its own folder); the lock keeps starters from doing the work twice.
 */
export async function withStartLock<T>(path: string, fn: () => Promise<T>): Promise<T> {
  const mine = `${process.pid} ${birth(process.pid)} ${randomUUID()}`
  while (!create(path, mine)) {
    const held = read(path)
    if (held !== null && !isHeld(held)) remove(path, held)
    else await setTimeout(POLL_MS)
  }
  try {
    return await fn()
  } finally {
    if (read(path) === mine) rmSync(path, { force: true })
  }
}
