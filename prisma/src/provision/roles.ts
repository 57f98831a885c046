import pg from 'pg'
import { scramVerifier } from './passwords.js'

const { escapeIdentifier, escapeLiteral } = pg

/** The role that owns a database and everything in it, and migrates it. */
export const ownerRole = (database: string) => `${database}_owner`

/** The role that the running program uses: rows only, no tables. */
export const appRole = (database: string) => `${database}_app`

/**
 * Makes a role that can do nothing but sign in, or gives it this password (null: it cannot sign in). An administrator
 * that is no superuser becomes a member, for only members may give databases to a role.
 */
export async function ensureRole(admin: pg.Client, role: string, password: string | null): Promise<void> {
  const { rows } = await admin.query<{ exists: boolean; super: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS exists, rolsuper AS super
     FROM pg_roles WHERE rolname = current_user`,
    [role],
  )
  const name = escapeIdentifier(role)
  const access = password === null ? 'NOLOGIN' : `LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`
  await admin.query(`${rows[0]?.exists ? 'ALTER' : 'CREATE'} ROLE ${name} ${access}`)
  if (!rows[0]?.super) await admin.query(`GRANT ${name} TO CURRENT_USER`)
}
