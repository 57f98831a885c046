import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, birth } from '@spaceport/database/engine/process'
import { LaunchError } from './launch-error.js'
import { readIfThere } from './private-file.js'

type Holder = { pid: number; start: string }

function isHolding({ pid, start }: Holder): boolean {
  return isAlive(pid) && birth(pid) === start
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return null
  }
}

/** Creates the lock with its whole text at once; false when there is one. */
function take(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Makes this process the only launcher of a data folder; gives the function that ends it. The lock of a launcher that was killed is
 * taken over. Throws a LaunchError when another one runs.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'launcher.lock')
  const mine = JSON.stringify({ pid: process.pid, start: birth(process.pid) } satisfies Holder)
  while (!take(path, mine)) {
    const text = readIfThere(path)
    if (text === null) continue
    const holder = parse(text)
    if (holder && isHolding(holder)) {
      throw new LaunchError(
        `Spaceport already runs from ${folder} (process ${holder.pid}): stop it first, or set SPACEPORT_DATA_DIR to another folder.`,
      )
    }
    removeStale(path, text)
  }
  return () => {
    if (readIfThere(path) === mine) rmSync(path, { force: true })
  }
}

/** Moves a dead launcher's lock away; one that changed hands meanwhile is put back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readIfThere(aside) !== stale) linkSync(aside, path)
  rmSync(aside, { force: true })
}
