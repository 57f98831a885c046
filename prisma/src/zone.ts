import { PrismaClient } from './generated/zone/client.js'
import { type Database, type OpenOptions, openWith } from './open.js'

export * from './generated/zone/client.js'

/** An open zone database. */
export type ZoneDatabase = Database<PrismaClient>

/** Opens a zone database; no connection is made before the first statement. */
export function openZone(url: string, options?: OpenOptions): ZoneDatabase {
  return openWith(url, (adapter) => new PrismaClient({ adapter }), options)
}
