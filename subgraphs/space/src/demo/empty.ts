import { SpaceportError } from '@spaceport/kit/errors'
import type { SqlTransaction } from '@spaceport/kit/write/sql'
import { quoted } from './insert.js'

/** Tables in which each Space has one row from its beginning. */
const BEGUN = new Set(['machine_policy', 'worker_pool', 'feed'])

/** Throws `INVALID_STATE` if one of the tables holds more than each Space has from its beginning. */
export async function refuseUnlessEmpty(tx: SqlTransaction, space: string, tables: readonly string[]): Promise<void> {
  const used = tables.map((table) => `EXISTS (SELECT FROM ${quoted(table)}${BEGUN.has(table) ? ' WHERE id > 1' : ''})`)
  const [row] = await tx.$queryRawUnsafe<{ used: boolean }[]>(`SELECT ${used.join(' OR ')} AS used`)
  if (row?.used)
    throw new SpaceportError(
      'INVALID_STATE',
      `${space} already holds something: demo content goes into an empty Space only.`,
    )
}
