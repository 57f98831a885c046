import { PrismaClient } from './generated/space/client.js'
import { type Database, type OpenOptions, openWith } from './open.js'

export * from './generated/space/client.js'

/** An open space database. */
export type SpaceDatabase = Database<PrismaClient>

/** Opens a space database; no connection is made before the first statement. */
export function openSpace(url: string, options?: OpenOptions): SpaceDatabase {
  return openWith(url, (adapter) => new PrismaClient({ adapter }), options)
}
