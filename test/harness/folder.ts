import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A data folder that the account which runs PostgreSQL can enter. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-fleet-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Removes a data folder, and the database's own where that had to lie elsewhere. */
export function removeFolder(folder: string): void {
  const location = join(folder, 'postgres', 'location')
  if (existsSync(location)) rmSync(readFileSync(location, 'utf8').trim(), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}
