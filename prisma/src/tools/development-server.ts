import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { urlFor, withConnection } from '../connection.js'
import { ensurePostgres } from '../engine.js'
import { createDatabase, LOCALE } from '../provision/create.js'

/** Runs `fn` with a maker of empty databases on an embedded server of its own, all gone afterwards. */
export async function withEmptyDatabases<T>(fn: (create: (name: string) => Promise<string>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-migrate-'))
  chmodSync(folder, 0o755) // as root the server runs under another account
  try {
    const server = await ensurePostgres(folder, { settings: { fsync: 'off' } })
    const create = async (name: string) => {
      await withConnection(server.url, (admin) => createDatabase(admin, name, LOCALE))
      return urlFor(server.url, name)
    }
    try {
      return await fn(create)
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
