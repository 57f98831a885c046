import { DatabaseError } from './error.js'

/** PostgreSQL cuts names at 63 bytes; the longest suffix put behind a database's name is `_owner`. */
const NAME = /^[a-z][a-z0-9_]{0,56}$/

/** @throws DatabaseError NAME_INVALID unless the text can be a database's name and the beginning of its roles' names */
export function checkName(name: string): void {
  if (NAME.test(name)) return
  throw new DatabaseError('NAME_INVALID', `"${name}" cannot name a database: up to 57 of a-z, 0-9 and _ are allowed.`)
}

const fold = (id: string) => id.toLowerCase().replaceAll('-', '_')

/** The directory's database, such as `spaceport_directory`. */
export const directoryDatabaseName = (prefix: string) => `${prefix}_directory`

/** The zone's database, such as `spaceport_zone`. */
export const zoneDatabaseName = (prefix: string) => `${prefix}_zone`

/** What the databases of all Spaces of an Instance begin with. */
export const instanceDatabasePrefix = (prefix: string, instanceId: string) => `${prefix}_${fold(instanceId)}_`

/** A Space's database, such as `spaceport_instances_3_spaces_12` for `Instances-3` and `Spaces-12`. */
export const spaceDatabaseName = (prefix: string, instanceId: string, spaceId: string) =>
  instanceDatabasePrefix(prefix, instanceId) + fold(spaceId)
