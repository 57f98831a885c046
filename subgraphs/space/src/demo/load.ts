import { SpaceportError } from '@spaceport/kit/errors'
import type { SqlTransaction } from '@spaceport/kit/write/sql'
import { write, type Transactional } from '@spaceport/kit/write/write'
import { generateContent } from './content.js'
import { insertRows, raiseSequence } from './insert.js'
import type { ContentRequest } from './request.js'

/** How many rows of each kind a Space was given. */
export type Loaded = Record<string, number>

/** Tables whose ids PostgreSQL numbers. */
const NUMBERED = ['project_group', 'lifecycle', 'environment', 'phase', 'tenant', 'project', 'release', 'deployment']

/** Milliseconds. A fleet of a million deployments still fits. */
const LONGEST = 600_000

/**
 * Puts a Space's demo content into its empty database, whole or not at all; a second time changes nothing and gives the first answer.
 *
 * It is ONE change on the write path, not one for each row: nobody made these releases and deployments one by one, at these times, so
 * thousands of audit rows that say so would be untrue; and one mutation a row takes minutes. Instead one audit row says "demo content
 * loaded" with the counts, in the same transaction. What the write path would check holds by construction: the caller is the Instance
 * itself, the database is empty, and every row lives in this Space. A follower of the change feed sees one change of the
 * Space as a whole and reads it afresh.
 */
export async function loadContent<Tx extends SqlTransaction>(
  database: Transactional<Tx> & SqlTransaction,
  request: ContentRequest,
): Promise<Loaded> {
  const loaded = await write<Tx, Loaded>(database, {
    caller: null,
    actor: 'demo',
    operation: 'demo content loaded',
    input: { space: request.space },
    idempotencyKey: 'demo content',
    timeout: LONGEST,
    run: async (tx) => {
      await refuseUnlessEmpty(tx, request.space)
      const counts: Loaded = {}
      for (const [table, rows] of Object.entries(generateContent(request))) {
        await insertRows(tx, table, rows)
        counts[table] = rows.length
      }
      for (const table of NUMBERED) await raiseSequence(tx, table)
      return {
        answer: counts,
        changed: [{ kind: 'Spaces', id: request.space, version: 1, before: null, after: counts }],
      }
    },
  })
  // Fresh tables have no statistics, and plans without them are poor.
  await database.$executeRawUnsafe('ANALYZE')
  return loaded
}

async function refuseUnlessEmpty(tx: SqlTransaction, space: string): Promise<void> {
  const [row] = await tx.$queryRawUnsafe<{ used: boolean }[]>(
    'SELECT EXISTS (SELECT FROM project) OR EXISTS (SELECT FROM environment) OR EXISTS (SELECT FROM tenant) AS used',
  )
  if (row?.used)
    throw new SpaceportError(
      'INVALID_STATE',
      `${space} already holds something: demo content goes into an empty Space only.`,
    )
}
