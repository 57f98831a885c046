import { seal } from '@spaceport/kit/secret/seal'
import type { SecretKeys } from '@spaceport/kit/secret/ring'
import type { SqlTransaction } from '@spaceport/kit/write/sql'
import { write, type Transactional } from '@spaceport/kit/write/write'
import { secretPlace } from '../secret/place.js'
import { bytes } from './bytes.js'
import { generateContent } from './content.js'
import { refuseUnlessEmpty } from './empty.js'
import { insertRows, publishSnapshots, raiseSequence } from './insert.js'
import type { ContentRequest } from './request.js'
import type { SecretText } from './secret-texts.js'

/** How many rows of each kind a Space was given. */
export type Loaded = Record<string, number>

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
  keys: SecretKeys,
): Promise<Loaded> {
  const loaded = await write<Tx, Loaded>(database, {
    caller: null,
    actor: 'demo',
    operation: 'demo content loaded',
    input: { space: request.space },
    idempotencyKey: 'demo content',
    timeout: LONGEST,
    run: async (tx) => {
      const { secrets, rows, published } = generateContent(request)
      await refuseUnlessEmpty(tx, request.space, Object.keys(rows))
      const counts: Loaded = { secrets: secrets.length }
      await insertRows(tx, 'secret', sealed(request.space, secrets, keys))
      await raiseSequence(tx, 'secret')
      for (const [table, all] of Object.entries(rows)) {
        await insertRows(tx, table, all)
        counts[table] = all.length
        if (all[0] && 'id' in all[0]) await raiseSequence(tx, table)
      }
      await publishSnapshots(tx, published)
      await tx.$executeRawUnsafe('SELECT rebuild_deployment_cells()')
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

function sealed(space: string, secrets: readonly SecretText[], keys: SecretKeys) {
  return secrets.map(({ id, text }) => {
    const { keyId, sealed: value } = seal(keys.current(), secretPlace(space), text)
    return { id, keyId, sealed: bytes(value) }
  })
}
