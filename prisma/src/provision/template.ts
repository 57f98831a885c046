import pg from 'pg'
import { urlFor, withConnection } from '../connection.js'
import type { DatabaseKind } from '../kind.js'
import { applyMigrations } from '../migrate.js'
import { historyHash, type Migration, migrationsFolder, readMigrations } from '../migrations.js'
import { createDatabase, databaseExists, LOCALE } from './create.js'
import { holdLock } from './lock.js'
import { ensureRole } from './roles.js'

const { escapeIdentifier } = pg

/**
 * The role that owns what is inside the templates of this administrator; each administrator has templates of its own,
 * for it may not give away what another's role owns. Nobody signs in as it.
 */
export async function templateRole(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ oid: number }>('SELECT oid FROM pg_roles WHERE rolname = current_user')
  return `spaceport_template_${rows[0]?.oid}`
}

/** Migrates a database made aside and gives it its name last, so that a template exists whole or not at all. */
async function build(
  admin: pg.Client,
  adminUrl: string,
  { role, name, migrations }: { role: string; name: string; migrations: Migration[] },
): Promise<void> {
  const draftName = `${name}_draft`
  const draft = escapeIdentifier(draftName)
  await ensureRole(admin, role, null)
  if (await databaseExists(admin, draftName)) {
    await admin.query(`ALTER DATABASE ${draft} IS_TEMPLATE false`)
    await admin.query(`DROP DATABASE ${draft} WITH (FORCE)`)
  }
  await createDatabase(admin, draftName, LOCALE)
  await admin.query(`GRANT CREATE ON DATABASE ${draft} TO ${role}`)
  const inside = (statement: string) =>
    withConnection(urlFor(adminUrl, draftName), (connection) => connection.query(statement))
  await inside(`GRANT CREATE ON SCHEMA public TO ${role}`)
  const asTemplateRole = new URL(urlFor(adminUrl, draftName))
  asTemplateRole.searchParams.set('options', `-c role=${role} -c TimeZone=UTC`)
  await applyMigrations(asTemplateRole.toString(), migrations)
  await inside(`REVOKE CREATE ON SCHEMA public FROM ${role}`)
  await admin.query(`ALTER DATABASE ${draft} IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${escapeIdentifier(name)}`)
}

/**
 * The name of the migrated database that databases of a kind are copied from, made if it is missing. It is named by
 * the migrations, so that two versions of Spaceport on one server do not meet.
 */
export async function ensureTemplate(admin: pg.Client, adminUrl: string, kind: DatabaseKind): Promise<string> {
  const migrations = readMigrations(migrationsFolder(kind))
  const role = await templateRole(admin)
  const name = `${role}_${kind}_${historyHash(migrations)}`
  if (await databaseExists(admin, name)) return name
  const release = await holdLock(admin, role)
  try {
    if (!(await databaseExists(admin, name))) await build(admin, adminUrl, { role, name, migrations })
  } finally {
    await release()
  }
  return name
}
