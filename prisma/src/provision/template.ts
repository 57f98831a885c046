import pg from 'pg'
import { urlFor, withConnection } from '../connection.js'
import type { DatabaseKind } from '../kind.js'
import { applyMigrations } from '../migrate.js'
import { historyHash, type Migration, migrationsFolder, readMigrations } from '../migrations.js'
import { createDatabase, databaseExists, LOCALE } from './create.js'
import { holdLock } from './lock.js'
import { ensureRole } from './roles.js'

const { escapeIdentifier } = pg

/** The role that owns what is inside templates. Nobody signs in as it. */
export const TEMPLATE_ROLE = 'spaceport_template'

/** Migrates a database made aside and gives it its name last, so that a template exists whole or not at all. */
async function build(admin: pg.Client, adminUrl: string, name: string, migrations: Migration[]): Promise<void> {
  const draftName = `${name}_draft`
  const draft = escapeIdentifier(draftName)
  await ensureRole(admin, TEMPLATE_ROLE, null)
  if (await databaseExists(admin, draftName)) {
    await admin.query(`ALTER DATABASE ${draft} IS_TEMPLATE false`)
    await admin.query(`DROP DATABASE ${draft} WITH (FORCE)`)
  }
  await createDatabase(admin, draftName, LOCALE)
  await admin.query(`GRANT CREATE ON DATABASE ${draft} TO ${TEMPLATE_ROLE}`)
  const inside = (statement: string) =>
    withConnection(urlFor(adminUrl, draftName), (connection) => connection.query(statement))
  await inside(`GRANT CREATE ON SCHEMA public TO ${TEMPLATE_ROLE}`)
  const asTemplateRole = new URL(urlFor(adminUrl, draftName))
  asTemplateRole.searchParams.set('options', `-c role=${TEMPLATE_ROLE} -c TimeZone=UTC`)
  await applyMigrations(asTemplateRole.toString(), migrations)
  await inside(`REVOKE CREATE ON SCHEMA public FROM ${TEMPLATE_ROLE}`)
  await admin.query(`ALTER DATABASE ${draft} IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${escapeIdentifier(name)}`)
}

/**
 * The name of the migrated database that databases of a kind are copied from, made if it is missing. It is named by
 * the migrations, so that two versions of Spaceport on one server do not meet.
 */
export async function ensureTemplate(admin: pg.Client, adminUrl: string, kind: DatabaseKind): Promise<string> {
  const migrations = readMigrations(migrationsFolder(kind))
  const name = `spaceport_template_${kind}_${historyHash(migrations)}`
  if (await databaseExists(admin, name)) return name
  const release = await holdLock(admin, TEMPLATE_ROLE)
  try {
    if (!(await databaseExists(admin, name))) await build(admin, adminUrl, name, migrations)
  } finally {
    await release()
  }
  return name
}
