import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatabaseKind } from './kind.js'

/** One step of a database's history. */
export interface Migration {
  /** Its folder's name, which begins with a timestamp: the order of the history. */
  name: string
  sql: string
  /** SHA-256 of the file, hex, as Prisma records it. */
  checksum: string
}

/** The folder of a kind's migrations. */
export function migrationsFolder(kind: DatabaseKind): string {
  return fileURLToPath(new URL(`../${kind}/migrations/`, import.meta.url))
}

/** The migrations of a folder in the order in which they are applied. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}

/** A short name for a whole history: different if any migration differs. */
export function historyHash(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`)
  return hash.digest('hex').slice(0, 12)
}
