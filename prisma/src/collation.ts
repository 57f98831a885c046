import type pg from 'pg'
import { DatabaseError } from './error.js'

const OLDEST_SERVER = 15

/**
 * Refuses a server or database on which pages would come out in another order than the gateway merges them in: text is
 * compared by its UTF-8 bytes (collation C), while `lower` and trigrams need a UTF-8 character type.
 * @throws DatabaseError SERVER_TOO_OLD, COLLATION_UNSUPPORTED
 */
export async function checkDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{
    version: number
    name: string
    encoding: string
    order: string
    type: string
  }>(`
    SELECT current_setting('server_version_num')::int / 10000 AS version, datname AS name,
           pg_encoding_to_char(encoding) AS encoding, datcollate AS order, datctype AS type
    FROM pg_database WHERE datname = current_database()`)
  const [found] = rows
  if (!found || found.version < OLDEST_SERVER) {
    throw new DatabaseError(
      'SERVER_TOO_OLD',
      `PostgreSQL ${OLDEST_SERVER} or newer is needed; this is ${found?.version}.`,
    )
  }
  const { name, encoding, order, type } = found
  const isBytewise = order === 'C' || order === 'POSIX'
  if (encoding !== 'UTF8' || !isBytewise || !/utf-?8$/i.test(type)) {
    throw new DatabaseError(
      'COLLATION_UNSUPPORTED',
      `The database ${name} has encoding ${encoding}, LC_COLLATE ${order} and LC_CTYPE ${type}; ` +
        'make it with ENCODING UTF8, LC_COLLATE C and LC_CTYPE C.UTF-8.',
    )
  }
}
