import { PrismaClient } from './generated/directory/client.js'
import { type Database, type OpenOptions, openWith } from './open.js'

export * from './generated/directory/client.js'

/** An open directory database. */
export type DirectoryDatabase = Database<PrismaClient>

/** Opens a directory database; no connection is made before the first statement. */
export function openDirectory(url: string, options?: OpenOptions): DirectoryDatabase {
  return openWith(url, (adapter) => new PrismaClient({ adapter }), options)
}
