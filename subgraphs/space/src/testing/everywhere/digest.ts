import type { TestSpace } from '../space.js'

/** What is written where something is refused: that it was. The head of the audit moves with it. */
const REFUSALS = `action LIKE 'refused:%'`

/** A digest of all rows of each table. What sequences have given is no row, and nor do refusals count that are noted. */
export async function digestOf({ db }: TestSpace): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('_prisma_migrations', 'audit_head')
    ORDER BY relname`
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, coalesce(md5(string_agg(row, '' ORDER BY row)), '') AS digest
       FROM (SELECT md5(t::text) AS row FROM "${name}" t ${name === 'audit_event' ? `WHERE NOT ${REFUSALS}` : ''}) rows`,
  )
  const rows = await db.$queryRawUnsafe<{ name: string; digest: string }[]>(digests.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
