import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseError } from '../error.js'
import type { Account } from './account.js'
import type { Binaries } from './binaries.js'
import { PASSABLE } from './layout.js'
import { isAlive } from './process.js'

const PASSWORD_BYTES = 32

function removeUnfinished(cluster: string): void {
  const prefix = `${basename(cluster)}.new-`
  for (const name of readdirSync(dirname(cluster))) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
      // Its orphaned initdb may still write there.
      rmSync(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}

/** Runs initdb. The cluster's own locale is the plain C that every system has; each database names the locale it needs. */
function runInitdb(binaries: Binaries, account: Account | null, folder: string, password: string): void {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password.initdb')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid)
  const encoding = ['--encoding=UTF8', '--locale=C', '--no-instructions']
  const access = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`]
  const result = spawnSync(binaries.initdb, ['-D', data, ...encoding, ...access], {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
  rmSync(passwordFile)
  if (result.status === 0) return
  const reason = result.error?.message ?? (result.stderr.match(/(?:initdb: error|FATAL): +(.*)/)?.[1] || result.stderr)
  throw new DatabaseError('SERVER_FAILED', `No database cluster could be made in ${folder}: ${reason.trim()}.`)
}

/** Makes the cluster folder unless it exists: aside first, then by one rename, so that a killed start leaves nothing half made. */
export function initializeCluster(cluster: string, binaries: Binaries, account: Account | null): void {
  if (existsSync(cluster)) return
  removeUnfinished(cluster)
  const unfinished = `${cluster}.new-${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished)
  chmodSync(unfinished, PASSABLE)
  const password = randomBytes(PASSWORD_BYTES).toString('base64url')
  writeFileSync(join(unfinished, 'password'), password, { mode: 0o600 })
  runInitdb(binaries, account, unfinished, password)
  renameSync(unfinished, cluster)
}

/**
 * The superuser's password of a cluster that these binaries can run.
 * @throws DatabaseError DATA_FOLDER_UNUSABLE with what is wrong with the folder
 */
export function openCluster(cluster: string, binaries: Binaries): string {
  const refuse = (reason: string, cause?: unknown) =>
    new DatabaseError('DATA_FOLDER_UNUSABLE', `The database folder ${cluster} cannot be used: ${reason}.`, { cause })
  const read = (name: string) => {
    try {
      return readFileSync(join(cluster, name), 'utf8').trim()
    } catch (cause) {
      const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
      throw refuse(missing ? `its file ${name} is missing` : `its file ${name} belongs to another account`, cause)
    }
  }
  const major = read(join('data', 'PG_VERSION'))
  if (major !== String(binaries.major)) {
    throw refuse(`it was made by PostgreSQL ${major} and this is PostgreSQL ${binaries.major}`)
  }
  return read('password')
}
