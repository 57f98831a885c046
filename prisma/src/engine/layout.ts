import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseError } from '../error.js'
import type { Account } from './account.js'
import { canReach } from './reach.js'

/** Where the parts of one embedded server are. */
export interface Layout {
  /** Folder of the start lock, the log and the port; always inside the caller's data folder. */
  home: string
  /** Folder that becomes the cluster: `data/` (the server's) and `password` (ours, mode 600). */
  cluster: string
  /** Folder for a copy of the binaries, should one be needed. */
  shelf: string
}

/** Where data goes when the server's account cannot reach the data folder (a clone under /root, for example). */
export const FALLBACK_ROOT = '/var/lib/spaceport'

/** Mode of the folders between ours and the server's: to pass through, not to look around. */
export const PASSABLE = 0o711

function elsewhere(home: string, fallbackRoot: string): Layout {
  const note = join(home, 'location')
  const key = createHash('sha256').update(home).digest('hex').slice(0, 16)
  const folder = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(fallbackRoot, key)
  mkdirSync(folder, { recursive: true })
  for (const path of [fallbackRoot, folder]) chmodSync(path, PASSABLE)
  writeFileSync(note, `${folder}\n`)
  return { home, cluster: join(folder, 'cluster'), shelf: fallbackRoot }
}

/**
 * Decides where the server of a data folder lives. Parents are never made more open: if the account cannot reach the
 * folder, the cluster goes under `fallbackRoot` and the file `location` in the data folder says where. Once noted, a
 * location is kept.
 * @throws DatabaseError DATA_FOLDER_UNUSABLE
 */
export function resolveLayout(dir: string, account: Account | null, fallbackRoot = FALLBACK_ROOT): Layout {
  try {
    mkdirSync(join(dir, 'postgres'), { recursive: true })
    const home = realpathSync(join(dir, 'postgres'))
    chmodSync(home, PASSABLE)
    if (existsSync(join(home, 'location'))) return elsewhere(home, fallbackRoot)
    if (account === null || canReach(home, account)) return { home, cluster: join(home, 'cluster'), shelf: home }
    if (!existsSync(join(home, 'cluster'))) return elsewhere(home, fallbackRoot)
  } catch (cause) {
    throw new DatabaseError(
      'DATA_FOLDER_UNUSABLE',
      `The data folder ${dir} cannot be used: ${(cause as Error).message}.`,
      {
        cause,
      },
    )
  }
  throw new DatabaseError(
    'DATA_FOLDER_UNUSABLE',
    `The account ${account.name}, which runs PostgreSQL, can no longer enter the data folder ${dir}.`,
  )
}
