import pg from 'pg'

const { escapeIdentifier } = pg

/** What the app role may do with each table; nothing where the text is empty. */
function privileges(table: string): string {
  if (table === '_prisma_migrations') return ''
  if (table === 'audit_event') return 'SELECT, INSERT'
  if (table === 'audit_head') return 'SELECT, UPDATE'
  return 'SELECT, INSERT, UPDATE, DELETE'
}

function tableGrants(table: string, role: string): string[] {
  const target = `TABLE public.${escapeIdentifier(table)}`
  const allowed = privileges(table)
  const revoke = `REVOKE ALL ON ${target} FROM ${role}`
  return allowed ? [revoke, `GRANT ${allowed} ON ${target} TO ${role}`] : [revoke]
}

/**
 * Gives the app role its rights on every table of the connected database: rows of all tables, audit rows to read and
 * append only, no DDL. In one transaction, so that it never has more. The connection acts as the tables' owner.
 */
export async function grantToApp(connection: pg.Client, app: string): Promise<void> {
  const role = escapeIdentifier(app)
  const { rows } = await connection.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const statements = [
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    ...rows.flatMap(({ name }) => tableGrants(name, role)),
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
  ]
  await connection.query(['BEGIN', ...statements, 'COMMIT'].join(';\n'))
}
