import pg from 'pg'
import { run, split } from './connection.mjs'

const DUPLICATE_DATABASE = '42P04'
const UNIQUE_VIOLATION = '23505'
const UNKNOWN_DATABASE = '3D000'

/** Creates the database of a URL unless it is there. Returns its name. */
export async function createDatabase(url) {
  const { database, maintenanceUrl } = split(url)
  try {
    await run(maintenanceUrl, `CREATE DATABASE ${pg.escapeIdentifier(database)}`)
  } catch (error) {
    if (error.code !== DUPLICATE_DATABASE && error.code !== UNIQUE_VIOLATION) throw error
  }
  return database
}

async function dropDatabase(url) {
  const { database, maintenanceUrl } = split(url)
  await run(maintenanceUrl, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`)
}

const SUB_COMMANDS = {
  'can-connect-to-database': (url) => run(url, 'SELECT 1'),
  'create-database': createDatabase,
  'drop-database': dropDatabase,
}

/** The engine's `cli` sub-commands. Returns the exit code; the reason of a failure goes to stderr as the engine's log line. */
export async function runSubCommand(name, url) {
  try {
    await SUB_COMMANDS[name](url)
    return 0
  } catch (error) {
    const fields =
      error.code === UNKNOWN_DATABASE
        ? { message: `Database \`${split(url).database}\` does not exist`, error_code: 'P1003' }
        : { message: `Can't reach database server: ${error.message}`, error_code: 'P1001' }
    const line = { timestamp: new Date().toISOString(), level: 'ERROR', target: 'schema_engine::logger' }
    process.stderr.write('\n' + JSON.stringify({ ...line, fields: { ...fields, is_panic: false } }) + '\n')
    return 1
  }
}
