import pg from 'pg'
import { urlFor, withConnection } from './connection.js'
import type { DatabaseKind } from './kind.js'
import { migrate } from './migrate.js'
import { checkName } from './names.js'
import { createDatabase, databaseExists, LOCALE } from './provision/create.js'
import { grantToApp } from './provision/grants.js'
import { holdLock } from './provision/lock.js'
import { appRole, ensureRole, ownerRole } from './provision/roles.js'
import { ensureTemplate, templateRole } from './provision/template.js'

export { rolePassword } from './provision/passwords.js'
export { appRole, ownerRole } from './provision/roles.js'

const { escapeIdentifier } = pg

/** The passwords of a database's two roles; see `rolePassword`. */
export interface RolePasswords {
  ownerPassword: string
  appPassword: string
}

/** Where a database is, once for each of its roles. */
export interface ProvisionedDatabase {
  /** For migrations only. */
  ownerUrl: string
  /** For the running program. */
  appUrl: string
}

/** Every Space's database is copied from a migrated one, which takes a tenth of the time of migrating each. */
async function creationOptions(admin: pg.Client, adminUrl: string, kind: DatabaseKind): Promise<string> {
  return kind === 'space' ? `TEMPLATE ${escapeIdentifier(await ensureTemplate(admin, adminUrl, kind))}` : LOCALE
}

/**
 * Makes sure that a database exists, migrated, with an owner role and an app role of its own; nobody else may connect.
 * The app role can change rows but no tables, and can only read and append audit rows. Safe to repeat, after a crash
 * at any point, and from several processes at once; an existing database is migrated and keeps its data. Takes three
 * connections while it runs: many databases are ensured a few at a time.
 * @param adminUrl a role with CREATEDB and CREATEROLE; a superuser will do
 * @throws DatabaseError NAME_INVALID, and those of `migrate`
 */
export function ensureDatabase(
  adminUrl: string,
  name: string,
  kind: DatabaseKind,
  { ownerPassword, appPassword }: RolePasswords,
): Promise<ProvisionedDatabase> {
  checkName(name)
  const [owner, app] = [ownerRole(name), appRole(name)]
  const ownerUrl = urlFor(adminUrl, name, owner, ownerPassword)
  const appUrl = urlFor(adminUrl, name, app, appPassword)
  return withConnection(adminUrl, async (admin) => {
    await holdLock(admin, name)
    await ensureRole(admin, owner, ownerPassword)
    await ensureRole(admin, app, appPassword)
    if (!(await databaseExists(admin, name))) {
      const options = await creationOptions(admin, adminUrl, kind)
      await createDatabase(admin, name, `OWNER ${escapeIdentifier(owner)} ${options}`)
    }
    await withConnection(urlFor(adminUrl, name), async (inside) => {
      // A copy's tables still belong to the role that the template was migrated by.
      if (kind === 'space') {
        await inside.query(`REASSIGN OWNED BY ${await templateRole(admin)} TO ${escapeIdentifier(owner)}`)
      }
      await inside.query(`SET ROLE ${escapeIdentifier(owner)}`)
      await inside.query(`REVOKE ALL ON DATABASE ${escapeIdentifier(name)} FROM PUBLIC`)
      await migrate(ownerUrl, kind)
      await grantToApp(inside, app)
      await inside.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(name)} TO ${escapeIdentifier(app)}`)
    })
    return { ownerUrl, appUrl }
  })
}

/** The names of the databases that begin with a prefix, in order; templates are none of them. */
export function listDatabases(adminUrl: string, prefix: string): Promise<string[]> {
  return withConnection(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database
       WHERE starts_with(datname, $1) AND NOT datistemplate AND datname NOT LIKE 'spaceport_template_%'
       ORDER BY datname COLLATE "C"`,
      [prefix],
    )
    return rows.map((row) => row.name)
  })
}

/** Removes a database and its roles, with all data and whatever sessions it has; without effect if there is none. */
export function dropDatabase(adminUrl: string, name: string): Promise<void> {
  checkName(name)
  return withConnection(adminUrl, async (admin) => {
    await holdLock(admin, name)
    await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`)
    for (const role of [appRole(name), ownerRole(name)]) {
      await admin.query(`DROP ROLE IF EXISTS ${escapeIdentifier(role)}`)
    }
  })
}
